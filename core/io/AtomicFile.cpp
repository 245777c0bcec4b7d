// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AtomicFile.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/FileHandle.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <system_error>

#include <unistd.h>

namespace studio::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view temporaryPrefix = ".studio-";
constexpr std::string_view temporarySuffix = ".tmp";

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

[[noreturn]] void fail(const fs::path& file, int reason) {
    const std::string message = displayText(file) + ": cannot be written: " + std::strerror(reason);
    switch (reason) {
    case ENOSPC:
    case EDQUOT:
        throw Error(ErrorCode::DiskFull, message, "Free some space and try again.");
    case EROFS:
    case EACCES:
    case EPERM:
        throw Error(ErrorCode::ReadOnly, message, "Choose a folder that you may write to.");
    case ENOENT:
    case ENOTDIR:
        throw Error(ErrorCode::NotFound, message, "Create the folder first.");
    default:
        throw Error(ErrorCode::Io, message);
    }
}

void writeAll(int descriptor, std::span<const std::byte> bytes, const fs::path& file, FileSystem& files) {
    while (!bytes.empty()) {
        const ssize_t count = files.write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail(file, errno);
        if (count == 0)
            fail(file, ENOSPC); // a write that takes nothing and reports nothing would loop for ever
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

/// Short whatever the file is called: a name may have 255 bytes already.
fs::path temporaryBeside(const fs::path& file) {
    static std::atomic<unsigned> counter{0};
    return folderOf(file) / (std::string(temporaryPrefix) + std::to_string(::getpid()) + "-" +
                             std::to_string(counter++) + std::string(temporarySuffix));
}

void refuseUnusualTarget(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return;
    if (const std::string kind = unusualKind(file); !kind.empty())
        throw Error(ErrorCode::BadInput, displayText(file) + ": cannot be written: it is " + kind,
                    "Choose the name of a file.");
}

/// Fills `buffer` from the file and shortens it when the file ends before.
template<class Buffer>
void fill(Buffer& buffer, const OpenFile& opened, const fs::path& file) {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t count = ::read(opened.handle.get(), buffer.data() + filled, buffer.size() - filled);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw Error(ErrorCode::Io, displayText(file) + ": cannot be read: " + std::strerror(errno));
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    buffer.resize(filled);
}

template<class Buffer>
Buffer readAll(const fs::path& file, std::uint64_t maxBytes) {
    const OpenFile opened = openRegular(file);
    if (opened.size > maxBytes)
        throw Error(ErrorCode::BadInput, displayText(file) + ": has " + std::to_string(opened.size) +
                                             " bytes, more than the " + std::to_string(maxBytes) + " allowed here");
    Buffer buffer(opened.size, {});
    fill(buffer, opened, file);
    return buffer;
}

/// The process that made a temporary file, or 0 when the name is not one of ours.
pid_t ownerOf(const std::string& name) {
    if (!name.starts_with(temporaryPrefix) || !name.ends_with(temporarySuffix))
        return 0;
    pid_t owner = 0;
    std::from_chars(name.data() + temporaryPrefix.size(), name.data() + name.size(), owner);
    return owner;
}

} // namespace

AtomicWriter::AtomicWriter(fs::path file, FileSystem& files)
    : m_file(std::move(file))
    , m_files(files) {
    refuseUnusualTarget(m_file);
    constexpr int attempts = 1000; // names that a killed process with our number left behind
    for (int attempt = 0; attempt < attempts; ++attempt) {
        m_temporary = temporaryBeside(m_file);
        m_descriptor = m_files.create(m_temporary);
        if (m_descriptor >= 0)
            return;
        if (errno != EEXIST)
            break;
    }
    fail(m_file, errno);
}

AtomicWriter::~AtomicWriter() {
    if (m_descriptor >= 0)
        m_files.close(m_descriptor);
    if (!m_temporary.empty())
        m_files.remove(m_temporary);
}

void AtomicWriter::write(std::span<const std::byte> bytes) {
    writeAll(m_descriptor, bytes, m_file, m_files);
}

void AtomicWriter::commit() {
    if (m_files.sync(m_descriptor) != 0)
        fail(m_file, errno);
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (m_files.close(descriptor) != 0)
        fail(m_file, errno);
    if (m_files.rename(m_temporary, m_file) != 0)
        fail(m_file, errno);
    m_temporary.clear();
    if (m_files.syncFolder(folderOf(m_file)) != 0)
        fail(m_file, errno);
}

void writeAtomically(const fs::path& file, std::span<const std::byte> bytes, FileSystem& files) {
    AtomicWriter writer(file, files);
    writer.write(bytes);
    writer.commit();
}

void writeAtomically(const fs::path& file, std::string_view text, FileSystem& files) {
    writeAtomically(file, std::as_bytes(std::span(text)), files);
}

void appendWhole(const fs::path& file, std::string_view text, FileSystem& files) {
    const FileHandle handle(files.openToAppend(file));
    if (handle.get() < 0)
        fail(file, errno);
    const off_t before = ::lseek(handle.get(), 0, SEEK_END);
    try {
        writeAll(handle.get(), std::as_bytes(std::span(text)), file, files);
    } catch (const Error&) {
        static_cast<void>(!::ftruncate(handle.get(), before)); // the reader passes over what stays
        throw;
    }
}

void removeStaleTemporaries(const fs::path& folder) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const pid_t owner = ownerOf(entry.path().filename().native());
        const bool gone = owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH;
        std::error_code ignored;
        if (gone)
            fs::remove(entry.path(), ignored);
    }
}

std::vector<std::byte> readWhole(const fs::path& file, std::uint64_t maxBytes) {
    return readAll<std::vector<std::byte>>(file, maxBytes);
}

std::vector<std::byte> readHead(const fs::path& file, std::size_t count) {
    const OpenFile opened = openRegular(file);
    std::vector<std::byte> head(static_cast<std::size_t>(std::min<std::uint64_t>(opened.size, count)));
    fill(head, opened, file);
    return head;
}

std::string readText(const fs::path& file, std::uint64_t maxBytes) {
    return readAll<std::string>(file, maxBytes);
}

} // namespace studio::io
