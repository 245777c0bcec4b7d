// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NetpbmDecoder.hpp"

#include "core/io/ByteReader.hpp"
#include "core/io/NetpbmHeader.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void refuse(const char* reason) {
    throw Error(ErrorCode::BadInput, reason);
}

std::uint8_t scaled(std::int64_t value, std::int64_t maximum) {
    return static_cast<std::uint8_t>((std::min(value, maximum) * 255 + maximum / 2) / maximum);
}

/// Decimal numbers between blanks; of a bitmap each digit is one, blanks or not.
class TextSamples {
public:
    TextSamples(Bytes bytes, bool single)
        : m_bytes(bytes)
        , m_single(single) {}

    std::int64_t next() {
        while (m_offset < m_bytes.size() && !isDigit())
            skip();
        if (m_offset == m_bytes.size())
            refuse("truncated");
        constexpr std::int64_t most = 1'000'000;
        std::int64_t value = 0;
        do {
            value = std::min(most, value * 10 + (letter() - '0'));
            ++m_offset;
        } while (!m_single && m_offset < m_bytes.size() && isDigit());
        return value;
    }

private:
    char letter() const { return static_cast<char>(m_bytes[m_offset]); }
    bool isDigit() const { return letter() >= '0' && letter() <= '9'; }
    void skip() {
        if (letter() == '#')
            while (m_offset + 1 < m_bytes.size() && letter() != '\n')
                ++m_offset;
        else if (letter() != ' ' && (letter() < '\t' || letter() > '\r'))
            refuse("damaged: its numbers hold other characters");
        ++m_offset;
    }

    Bytes m_bytes;
    bool m_single;
    std::size_t m_offset = 0;
};

void readText(Bytes data, const NetpbmHeader& header, Raster& raster) {
    const bool bitmap = header.variant == '1';
    TextSamples samples(data, bitmap);
    for (std::uint8_t& pixel : raster.pixels) {
        const std::int64_t value = samples.next();
        pixel = bitmap ? (value == 0 ? 255 : 0) : scaled(value, header.maximum); // a bitmap's 1 is black
    }
}

void readBits(const ByteReader& data, Raster& raster) {
    const std::size_t stride = (static_cast<std::size_t>(raster.width) + 7) / 8;
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x) {
            const std::size_t byte = static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x / 8);
            raster.row(y)[x] = (data.u8(byte) >> (7 - x % 8) & 1) == 0 ? 255 : 0;
        }
}

void readDeep(const ByteReader& data, int sampleBits, Raster& raster) {
    DepthReducer reducer(sampleBits, 0);
    std::vector<std::uint16_t> row(raster.stride());
    std::size_t offset = 0;
    for (int y = 0; y < raster.height; ++y) {
        for (auto& sample : row) {
            sample = static_cast<std::uint16_t>(data.u16(offset));
            offset += 2;
        }
        reducer.row(row.data(), static_cast<std::size_t>(raster.width), raster.channels, raster.row(y));
    }
    reducer.report(raster);
}

void readRaw(const ByteReader& data, const NetpbmHeader& header, Raster& raster) {
    constexpr std::int64_t most = 255;
    const std::size_t each = header.maximum > most ? 2 : 1;
    for (std::size_t i = 0; i < raster.pixels.size(); ++i)
        raster.pixels[i] = scaled(each == 2 ? data.u16(2 * i) : data.u8(i), header.maximum);
}

/// Rows from bottom to top, linear in nothing in particular: taken as they are, 0 to 1.
void readFloats(const ByteReader& data, Raster& raster) {
    std::size_t offset = 0;
    for (int y = raster.height - 1; y >= 0; --y)
        for (std::size_t i = 0; i < raster.stride(); ++i, offset += 4) {
            const float value = std::bit_cast<float>(data.u32(offset));
            if (!(value >= -0.01F && value <= 1.01F)) // also when it is NaN
                refuse("holds numbers outside 0 to 1: scale them, or convert it to PNG");
            raster.row(y)[i] = static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
        }
}

} // namespace

Raster decodeNetpbm(Bytes bytes, const DecodeOptions& options) {
    const NetpbmHeader header = readNetpbmHeader(bytes);
    const Bytes rest = bytes.subspan(std::min(header.data, bytes.size()));
    const ByteReader data(rest, header.littleEndian ? ByteOrder::Little : ByteOrder::Big);
    Raster raster(static_cast<int>(header.width), static_cast<int>(header.height), header.channels);
    constexpr std::int64_t allOf16 = 65535;
    if (header.isText())
        readText(rest, header, raster);
    else if (header.isFloat())
        readFloats(data, raster);
    else if (header.variant == '4')
        readBits(data, raster);
    else if (header.maximum == allOf16)
        readDeep(data, options.sampleBits, raster);
    else
        readRaw(data, header, raster);
    return raster;
}

} // namespace studio::io
