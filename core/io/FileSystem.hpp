// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

#include <sys/types.h>

namespace studio::io {

/// The system calls that our own files are written by. Every function behaves like the POSIX call it is named after: -1
/// and errno on failure. Tests pass one whose Nth call fails.
class FileSystem {
public:
    virtual ~FileSystem() = default;
    virtual int create(const std::filesystem::path& file);       ///< open(O_CREAT | O_EXCL | O_WRONLY)
    virtual int openToAppend(const std::filesystem::path& file); ///< open(O_CREAT | O_APPEND | O_WRONLY)
    virtual ssize_t write(int descriptor, const void* bytes, std::size_t count);
    virtual int sync(int descriptor);
    virtual int close(int descriptor);
    virtual int rename(const std::filesystem::path& from, const std::filesystem::path& to);
    virtual int syncFolder(const std::filesystem::path& folder);
    virtual int remove(const std::filesystem::path& file);
};

/// The real one, which has no state, unless another stands in.
FileSystem& systemFiles();

/// While it lives, everything is written through another file system: how tests fail a call in the midst of a training.
class StandInFiles {
public:
    explicit StandInFiles(FileSystem& files);
    ~StandInFiles();
    StandInFiles(const StandInFiles&) = delete;
    StandInFiles& operator=(const StandInFiles&) = delete;
};

} // namespace studio::io
