// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TiffHandle.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace studio::io {

/// A file of libtiff's that is a span of bytes.
struct TiffMemory {
    static TiffHandle& of(thandle_t handle) { return *static_cast<TiffHandle*>(handle); }

    static tmsize_t read(thandle_t handle, void* to, tmsize_t count) {
        TiffHandle& self = of(handle);
        const std::size_t left = self.m_bytes.size() - std::min(self.m_offset, self.m_bytes.size());
        const std::size_t taken = std::min(left, static_cast<std::size_t>(count));
        if (taken > 0)
            std::memcpy(to, self.m_bytes.data() + self.m_offset, taken);
        self.m_offset += taken;
        return static_cast<tmsize_t>(taken);
    }
    static tmsize_t write(thandle_t, void*, tmsize_t) { return 0; }
    static toff_t seek(thandle_t handle, toff_t offset, int whence) {
        TiffHandle& self = of(handle);
        const std::size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self.m_offset : self.m_bytes.size();
        self.m_offset = base + offset;
        return self.m_offset;
    }
    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t handle) { return of(handle).m_bytes.size(); }
    static int map(thandle_t handle, void** base, toff_t* size) {
        *base = const_cast<std::byte*>(of(handle).m_bytes.data()); // opened for reading only
        *size = of(handle).m_bytes.size();
        return 1;
    }
    static void unmap(thandle_t, void*, toff_t) {}
};

TiffHandle::TiffHandle(std::span<const std::byte> bytes, std::uint32_t directory)
    : m_bytes(bytes) {
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, largestTiffBlock);
    TIFFOpenOptionsSetErrorHandlerExtR(options, onError, this);
    TIFFOpenOptionsSetWarningHandlerExtR(
        options, [](TIFF*, void*, const char*, const char*, std::va_list) { return 1; }, nullptr);
    m_tiff = TIFFClientOpenExt("picture", "r", this, TiffMemory::read, TiffMemory::write, TiffMemory::seek,
                               TiffMemory::close, TiffMemory::size, TiffMemory::map, TiffMemory::unmap, options);
    TIFFOpenOptionsFree(options);
    if (m_tiff == nullptr)
        throw Error(ErrorCode::BadInput, reason());
    if (directory > 0 && TIFFSetDirectory(m_tiff, directory) == 0) {
        TIFFClose(m_tiff);
        throw Error(ErrorCode::BadInput, reason());
    }
    m_message[0] = '\0';
}

TiffHandle::~TiffHandle() {
    TIFFClose(m_tiff);
}

std::string TiffHandle::reason() const {
    const std::string message = m_message.data();
    const bool cut = message.find("Read error") != std::string::npos || message.find("got ") != std::string::npos ||
                     message.find("invalid strip") != std::string::npos;
    if (cut)
        return "truncated";
    if (message.find("not configured") != std::string::npos || message.find("not implemented") != std::string::npos)
        return "a kind of TIFF that is not supported (" + message + "): convert it to PNG";
    return "damaged: its TIFF data cannot be decoded" + (message.empty() ? "" : " (" + message + ")");
}

int TiffHandle::onError(TIFF*, void* self, const char*, const char* format, std::va_list arguments) {
    auto& message = static_cast<TiffHandle*>(self)->m_message;
    if (message[0] == '\0') // the first one is the cause
        std::vsnprintf(message.data(), message.size(), format, arguments);
    return 1;
}

} // namespace studio::io
