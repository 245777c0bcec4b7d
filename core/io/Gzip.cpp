// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Gzip.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace studio::io {

namespace {

[[noreturn]] void refuse(const std::string& source, const std::string& reason) {
    throw Error(ErrorCode::BadInput, source + ": " + reason, "Copy or download the file again.");
}

/// One pass of inflate over a gzip file, which may have several members.
class Inflater {
public:
    Inflater(std::span<const std::byte> packed, const std::string& source)
        : m_packed(packed)
        , m_source(source) {
        constexpr int gzipOnly = 16 + MAX_WBITS;
        if (inflateInit2(&m_stream, gzipOnly) != Z_OK)
            throw Error(ErrorCode::OutOfMemory, source + ": zlib cannot start");
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Fills `out` as far as the data goes; returns the number of bytes.
    std::size_t read(std::span<std::byte> out) {
        std::size_t filled = 0;
        while (filled < out.size() && !m_ended) {
            const uInt room = static_cast<uInt>(std::min<std::size_t>(out.size() - filled, largestPiece));
            m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + filled);
            m_stream.avail_out = room;
            step();
            filled += room - m_stream.avail_out;
        }
        return filled;
    }

private:
    static constexpr std::size_t largestPiece = std::size_t{1} << 30;

    void step() {
        if (m_stream.avail_in == 0)
            feed();
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            feed();
            m_ended = m_stream.avail_in == 0;
            if (!m_ended && inflateReset(&m_stream) != Z_OK)
                refuse(m_source, "damaged gzip data");
        } else if (status == Z_BUF_ERROR && m_stream.avail_in == 0 && m_packed.empty()) {
            refuse(m_source, "truncated gzip data");
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            refuse(m_source, "damaged gzip data");
        }
    }

    void feed() {
        if (m_stream.avail_in > 0)
            return;
        const std::size_t piece = std::min(m_packed.size(), largestPiece);
        // zlib's C interface takes a non-const pointer that it only reads.
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(m_packed.data()));
        m_stream.avail_in = static_cast<uInt>(piece);
        m_packed = m_packed.subspan(piece);
    }

    std::span<const std::byte> m_packed;
    const std::string& m_source;
    z_stream m_stream{};
    bool m_ended = false;
};

} // namespace

bool isGzip(std::span<const std::byte> bytes) noexcept {
    return bytes.size() >= 2 && bytes[0] == std::byte{0x1F} && bytes[1] == std::byte{0x8B};
}

std::vector<std::byte> gunzipHead(std::span<const std::byte> packed, std::size_t count, const std::string& source) {
    std::vector<std::byte> head(count);
    head.resize(Inflater(packed, source).read(head));
    return head;
}

std::vector<std::byte> gunzipExactly(std::span<const std::byte> packed, std::uint64_t size, const std::string& source) {
    constexpr std::uint64_t largestRatio = 1032;
    if (size / largestRatio > packed.size())
        refuse(source, "is far too short for the size it claims");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    Inflater inflater(packed, source);
    if (inflater.read(bytes) != bytes.size())
        refuse(source, "holds less than it claims");
    std::byte extra{};
    if (inflater.read({&extra, 1}) != 0)
        refuse(source, "holds more than it claims");
    return bytes;
}

} // namespace studio::io
