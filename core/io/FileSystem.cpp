// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/FileSystem.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace studio::io {

namespace {

std::atomic<FileSystem*> standIn{nullptr};

} // namespace

int FileSystem::create(const std::filesystem::path& file) {
    return ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
}

int FileSystem::openToAppend(const std::filesystem::path& file) {
    return ::open(file.c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0666);
}

ssize_t FileSystem::write(int descriptor, const void* bytes, std::size_t count) {
    return ::write(descriptor, bytes, count);
}

int FileSystem::sync(int descriptor) {
    return ::fsync(descriptor);
}

int FileSystem::close(int descriptor) {
    return ::close(descriptor);
}

int FileSystem::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    return ::rename(from.c_str(), to.c_str());
}

int FileSystem::syncFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    const int status = ::fsync(descriptor);
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    // Some network file systems cannot sync a folder and say so; the rename has happened all the same.
    return status < 0 && (reason == EINVAL || reason == ENOTSUP) ? 0 : status;
}

int FileSystem::remove(const std::filesystem::path& file) {
    return ::unlink(file.c_str());
}

FileSystem& systemFiles() {
    static FileSystem files;
    FileSystem* const other = standIn;
    return other ? *other : files;
}

StandInFiles::StandInFiles(FileSystem& files) {
    standIn = &files;
}

StandInFiles::~StandInFiles() {
    standIn = nullptr;
}

} // namespace studio::io
