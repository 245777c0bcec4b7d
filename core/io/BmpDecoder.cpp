// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/BmpDecoder.hpp"

#include "core/io/ByteReader.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void refuse(const char* reason) {
    throw Error(ErrorCode::BadInput, reason);
}

enum Compression : std::uint32_t { Plain = 0, Runs8 = 1, Runs4 = 2, BitFields = 3, AlphaBitFields = 6 };

/// BITMAPCOREHEADER to BITMAPV5HEADER.
struct Layout {
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool fromTop = false;
    std::uint32_t bits = 0;
    std::uint32_t compression = Plain;
    std::array<std::uint32_t, 4> masks{}; ///< red, green, blue, alpha
    std::size_t palette = 0;              ///< where it begins
    std::size_t colourBytes = 4;
    std::size_t colours = 0;
    std::size_t data = 0;
};

/// The masks stand in the header, or behind the smallest one; without any, the usual ones.
void readMasks(const ByteReader& reader, std::uint32_t headerSize, Layout& layout) {
    constexpr std::size_t masks = 54;
    const bool named = layout.compression == BitFields || layout.compression == AlphaBitFields;
    if (!named) {
        layout.masks = layout.bits == 16 ? std::array<std::uint32_t, 4>{0x7C00, 0x03E0, 0x001F, 0}
                                         : std::array<std::uint32_t, 4>{0xFF0000, 0xFF00, 0xFF, 0};
        return;
    }
    const bool alpha = headerSize >= 56 || layout.compression == AlphaBitFields;
    for (std::size_t i = 0; i < (alpha ? 4U : 3U); ++i)
        layout.masks[i] = reader.u32(masks + 4 * i);
    if (headerSize == 40)
        layout.palette += alpha ? 16 : 12;
}

Layout layoutOf(const ByteReader& reader) {
    Layout layout;
    const std::uint32_t headerSize = reader.u32(14);
    layout.data = reader.u32(10);
    layout.palette = std::size_t{14} + headerSize;
    if (headerSize == 12) {
        layout.width = reader.u16(18);
        layout.height = reader.u16(20);
        layout.bits = reader.u16(24);
        layout.colourBytes = 3;
    } else {
        if (headerSize < 40 || headerSize > 1024)
            refuse("damaged BMP header");
        layout.width = std::bit_cast<std::int32_t>(reader.u32(18));
        layout.height = std::bit_cast<std::int32_t>(reader.u32(22));
        layout.fromTop = layout.height < 0;
        layout.height = layout.fromTop ? -layout.height : layout.height;
        layout.bits = reader.u16(28);
        layout.compression = reader.u32(30);
        layout.colours = reader.u32(46);
        readMasks(reader, headerSize, layout);
    }
    constexpr std::array<std::uint32_t, 7> known{1, 2, 4, 8, 16, 24, 32};
    if (std::ranges::find(known, layout.bits) == known.end())
        refuse("damaged BMP header");
    return layout;
}

std::vector<std::array<std::uint8_t, 3>> paletteOf(const ByteReader& reader, const Layout& layout) {
    if (layout.bits > 8)
        return {};
    const std::size_t most = std::size_t{1} << layout.bits;
    const std::size_t count = layout.colours == 0 ? most : std::min(layout.colours, most);
    std::vector<std::array<std::uint8_t, 3>> palette(most); // numbers past the palette are black
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = layout.palette + i * layout.colourBytes;
        for (std::size_t c = 0; c < 3; ++c)
            palette[i][c] = static_cast<std::uint8_t>(reader.u8(at + 2 - c));
    }
    return palette;
}

std::uint8_t field(std::uint32_t value, std::uint32_t mask) {
    if (mask == 0)
        return 0;
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift;
    return static_cast<std::uint8_t>(((value & mask) >> shift) * std::uint64_t{255} / most);
}

class Decoder {
public:
    explicit Decoder(Bytes bytes)
        : m_reader(bytes, ByteOrder::Little)
        , m_layout(layoutOf(m_reader))
        , m_palette(paletteOf(m_reader, m_layout)) {}

    Raster run() {
        const bool alpha = m_layout.masks[3] != 0 && m_layout.bits >= 16;
        m_raster = Raster(static_cast<int>(m_layout.width), static_cast<int>(m_layout.height), alpha ? 4 : 3);
        if (m_layout.compression == Runs8 || m_layout.compression == Runs4)
            readRuns();
        else
            for (std::int64_t row = 0; row < m_layout.height; ++row)
                readRow(row);
        if (alpha)
            forgetEmptyAlpha();
        return std::move(m_raster);
    }

private:
    std::uint8_t* place(std::int64_t row) {
        return m_raster.row(static_cast<int>(m_layout.fromTop ? row : m_layout.height - 1 - row));
    }

    void readRow(std::int64_t row) {
        const auto width = static_cast<std::size_t>(m_layout.width);
        const std::size_t stride = (width * m_layout.bits + 31) / 32 * 4;
        const std::size_t start = m_layout.data + static_cast<std::size_t>(row) * stride;
        static_cast<void>(m_reader.part(start, (width * m_layout.bits + 7) / 8));
        std::uint8_t* to = place(row);
        for (std::size_t x = 0; x < width; ++x, to += m_raster.channels)
            readPixel(start, x, to);
    }

    void readPixel(std::size_t start, std::size_t x, std::uint8_t* to) const {
        if (m_layout.bits <= 8) {
            const std::size_t bit = x * m_layout.bits;
            const std::uint32_t value = m_reader.u8(start + bit / 8) >> (8 - m_layout.bits - bit % 8);
            std::ranges::copy(m_palette[value & ((1U << m_layout.bits) - 1)], to);
            return;
        }
        if (m_layout.bits == 24) {
            for (std::size_t c = 0; c < 3; ++c)
                to[c] = static_cast<std::uint8_t>(m_reader.u8(start + 3 * x + 2 - c));
            return;
        }
        const std::uint32_t value = m_layout.bits == 16 ? m_reader.u16(start + 2 * x) : m_reader.u32(start + 4 * x);
        for (int c = 0; c < m_raster.channels; ++c)
            to[c] = field(value, m_layout.masks[static_cast<std::size_t>(c)]);
    }

    /// Run lengths: (count, value), or (0, 0) end of row, (0, 1) end, (0, 2, right, up), (0, n) n values as they are.
    void readRuns() {
        std::size_t at = m_layout.data;
        std::int64_t x = 0;
        std::int64_t row = 0;
        while (row < m_layout.height) {
            const std::uint32_t count = m_reader.u8(at);
            const std::uint32_t value = m_reader.u8(at + 1);
            at += 2;
            if (count > 0) {
                for (std::uint32_t i = 0; i < count; ++i)
                    put(x++, row, index(value, i));
            } else if (value == 0) {
                x = 0;
                ++row;
            } else if (value == 1) {
                return;
            } else if (value == 2) {
                x += m_reader.u8(at);
                row += m_reader.u8(at + 1);
                at += 2;
            } else {
                const bool whole = m_layout.compression == Runs8;
                for (std::uint32_t i = 0; i < value; ++i)
                    put(x++, row, index(m_reader.u8(at + (whole ? i : i / 2)), i));
                at += (whole ? value : (value + 1) / 2) + 1;
                at -= (at - m_layout.data) % 2; // literal values fill whole words
            }
        }
    }

    std::uint32_t index(std::uint32_t value, std::uint32_t i) const {
        if (m_layout.compression == Runs8)
            return value;
        return i % 2 == 0 ? value >> 4 : value & 15;
    }

    void put(std::int64_t x, std::int64_t row, std::uint32_t value) {
        if (x >= m_layout.width || row >= m_layout.height || value >= m_palette.size())
            return;
        std::ranges::copy(m_palette[value], place(row) + 3 * x);
    }

    /// Programs that know no alpha leave its bits at 0.
    void forgetEmptyAlpha() {
        for (std::size_t i = 3; i < m_raster.pixels.size(); i += 4)
            if (m_raster.pixels[i] != 0)
                return;
        for (std::size_t i = 3; i < m_raster.pixels.size(); i += 4)
            m_raster.pixels[i] = 255;
    }

    ByteReader m_reader;
    Layout m_layout;
    std::vector<std::array<std::uint8_t, 3>> m_palette;
    Raster m_raster;
};

} // namespace

ImageHeader bmpHeader(Bytes bytes) {
    const Layout layout = layoutOf(ByteReader(bytes, ByteOrder::Little));
    const bool runs = layout.compression == Runs8 || layout.compression == Runs4;
    const bool fits = !runs || layout.bits == (layout.compression == Runs8 ? 8U : 4U);
    if ((layout.compression > BitFields && layout.compression != AlphaBitFields) || !fits)
        refuse("a BMP with embedded JPEG or PNG data or of an unknown kind: convert it to PNG");
    const bool alpha = layout.masks[3] != 0 && layout.bits >= 16;
    return {ImageFormat::Bmp, layout.width, layout.height, alpha ? PixelKind::Alpha : PixelKind::Colour, 1};
}

Raster decodeBmp(Bytes bytes) {
    return Decoder(bytes).run();
}

} // namespace studio::io
