// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/FileHandle.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace studio::io {

namespace {

[[noreturn]] void refuseToRead(const std::filesystem::path& file, int reason) {
    if (reason == ENOENT || reason == ENOTDIR)
        throw Error(ErrorCode::NotFound, displayText(file) + ": no such file");
    const std::string hint = reason == EACCES ? "Check the file's permissions." : "";
    throw Error(ErrorCode::Io, displayText(file) + ": cannot be read: " + std::strerror(reason), hint);
}

std::string kindOf(mode_t mode) {
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return "a folder";
    if (S_ISFIFO(mode))
        return "a FIFO";
    if (S_ISSOCK(mode))
        return "a socket";
    return "a device";
}

} // namespace

FileHandle::~FileHandle() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::string unusualKind(const std::filesystem::path& file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0)
        refuseToRead(file, errno);
    return kindOf(facts.st_mode);
}

OpenFile openRegular(const std::filesystem::path& file) {
    if (const std::string kind = unusualKind(file); !kind.empty())
        throw Error(ErrorCode::BadInput, displayText(file) + ": is " + kind + ", not a regular file");
    // O_NONBLOCK: should the path become a FIFO between the two calls, open returns at once and fstat finds out.
    OpenFile opened{FileHandle(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))};
    if (opened.handle.get() < 0)
        refuseToRead(file, errno);
    struct stat facts {};
    if (::fstat(opened.handle.get(), &facts) != 0)
        refuseToRead(file, errno);
    if (const std::string kind = kindOf(facts.st_mode); !kind.empty())
        throw Error(ErrorCode::BadInput, displayText(file) + ": is " + kind + ", not a regular file");
    opened.size = static_cast<std::uint64_t>(facts.st_size);
    return opened;
}

} // namespace studio::io
