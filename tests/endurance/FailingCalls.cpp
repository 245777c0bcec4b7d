// SPDX-License-Identifier: GPL-3.0-or-later
// A library for LD_PRELOAD: of the calls that open, write, synchronise and rename files below STUDIO_FAIL_UNDER, the
// one with the number STUDIO_FAIL_AT fails with the errno STUDIO_FAIL_WITH; a write takes half of its bytes before. How
// many there were of each kind is left in STUDIO_FAIL_COUNT when the process ends.
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

enum Kind { Open, Write, Sync, Rename, kinds };

struct Plan {
    const char* under = std::getenv("STUDIO_FAIL_UNDER");
    long at = numberFrom("STUDIO_FAIL_AT");
    int reason = static_cast<int>(numberFrom("STUDIO_FAIL_WITH"));
    std::atomic<long> calls = 0;
    std::array<std::atomic<long>, kinds> byKind{};
    std::array<std::atomic<bool>, 4096> isBelow{}; ///< by descriptor

    static long numberFrom(const char* variable) {
        const char* text = std::getenv(variable);
        return text ? std::atol(text) : 0;
    }

    ~Plan() {
        const char* file = std::getenv("STUDIO_FAIL_COUNT");
        std::FILE* const stream = file ? std::fopen(file, "w") : nullptr;
        if (!stream)
            return;
        for (const auto& count : byKind)
            std::fprintf(stream, "%ld ", count.load());
        std::fclose(stream);
    }

    bool covers(const char* path) const { return under && path && std::strncmp(path, under, std::strlen(under)) == 0; }
    bool covers(int descriptor) const {
        return descriptor >= 0 && descriptor < static_cast<int>(isBelow.size()) &&
               isBelow[static_cast<std::size_t>(descriptor)];
    }
    void note(int descriptor, bool below) {
        if (descriptor >= 0 && descriptor < static_cast<int>(isBelow.size()))
            isBelow[static_cast<std::size_t>(descriptor)] = below;
    }
    /// Counts a call, and sets errno where it is the one to fail.
    bool fails(Kind kind) {
        ++byKind[kind];
        if (++calls != at)
            return false;
        errno = reason;
        return true;
    }
};

Plan& plan() {
    static Plan only;
    return only;
}

template<class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int opened(const char* path, int flags, mode_t mode) {
    static auto* const next = real<int(const char*, int, mode_t)>("open");
    const bool below = plan().covers(path);
    if (below && plan().fails(Open))
        return -1;
    const int descriptor = next(path, flags, mode);
    plan().note(descriptor, below);
    return descriptor;
}

std::FILE* openedStream(const char* path, const char* mode) {
    static auto* const next = real<std::FILE*(const char*, const char*)>("fopen64");
    if (plan().covers(path) && plan().fails(Open))
        return nullptr;
    return next(path, mode);
}

mode_t modeFrom(int flags, va_list arguments) {
    return (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return opened(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return opened(path, flags | O_LARGEFILE, mode);
}

int __open_2(const char* path, int flags) {
    return opened(path, flags, 0);
}

int __open64_2(const char* path, int flags) {
    return opened(path, flags | O_LARGEFILE, 0);
}

std::FILE* fopen(const char* path, const char* mode) {
    return openedStream(path, mode);
}

std::FILE* fopen64(const char* path, const char* mode) {
    return openedStream(path, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
    static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
    if (plan().covers(descriptor) && plan().fails(Write)) {
        const int reason = errno;
        static_cast<void>(!next(descriptor, bytes, count / 2));
        errno = reason;
        return -1;
    }
    return next(descriptor, bytes, count);
}

int fsync(int descriptor) {
    static auto* const next = real<int(int)>("fsync");
    return plan().covers(descriptor) && plan().fails(Sync) ? -1 : next(descriptor);
}

int fdatasync(int descriptor) {
    static auto* const next = real<int(int)>("fdatasync");
    return plan().covers(descriptor) && plan().fails(Sync) ? -1 : next(descriptor);
}

int rename(const char* from, const char* to) {
    static auto* const next = real<int(const char*, const char*)>("rename");
    return plan().covers(to) && plan().fails(Rename) ? -1 : next(from, to);
}
}
