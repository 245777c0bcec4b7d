// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TiffSamples.hpp"

#include "core/base/Progress.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

namespace studio::io {

namespace {

[[noreturn]] void refuse(const std::string& reason) {
    throw Error(ErrorCode::BadInput, reason);
}

/// How samples lie in memory once libtiff has unpacked a strip or a tile.
struct Layout {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t samples = 1; ///< a pixel, of the file
    std::size_t kept = 1;    ///< a pixel, of those: colours and alpha
    std::size_t bits = 8;
    bool planes = false; ///< one sample after the other, not side by side

    std::size_t together() const { return planes ? 1 : samples; } ///< samples of a pixel side by side
    std::size_t rowBytes(std::size_t columns) const { return (columns * together() * bits + 7) / 8; }
};

/// Pixels that a tile may have however small its picture is.
constexpr std::size_t usualTile = std::size_t{1} << 22;

/// Calls `take(plane, y, x, columns, row)` for every piece of a row. `row` holds packed samples.
template<class Take>
void forEachRow(TiffHandle& tiff, const Layout& layout, const std::stop_token& stop, Take take) {
    const bool tiled = TIFFIsTiled(tiff.get()) != 0;
    std::uint32_t columns = static_cast<std::uint32_t>(layout.width);
    std::uint32_t rows = 0;
    if (tiled) {
        TIFFGetField(tiff.get(), TIFFTAG_TILEWIDTH, &columns);
        TIFFGetField(tiff.get(), TIFFTAG_TILELENGTH, &rows);
    } else {
        TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ROWSPERSTRIP, &rows);
        rows = std::min(rows, static_cast<std::uint32_t>(layout.height));
    }
    const std::size_t stride = layout.rowBytes(columns);
    const auto blockBytes = static_cast<std::size_t>(tiled ? TIFFTileSize(tiff.get()) : TIFFStripSize(tiff.get()));
    const std::size_t largest = std::max(4 * layout.width * layout.height, usualTile);
    if (columns == 0 || rows == 0 || rows > largest / columns || stride * rows > blockBytes)
        refuse("damaged: a TIFF whose blocks do not fit its picture");
    if (blockBytes > largestTiffBlock)
        refuse("a TIFF that is packed in blocks of " + std::to_string(blockBytes >> 20U) + " MiB: convert it");
    std::vector<std::uint8_t> block(blockBytes);
    const std::size_t planes = layout.planes ? layout.kept : 1;
    for (std::size_t plane = 0; plane < planes; ++plane)
        for (std::size_t top = 0; top < layout.height; top += rows)
            for (std::size_t left = 0; left < layout.width; left += columns) {
                throwIfStopped(stop);
                const std::size_t high = std::min<std::size_t>(rows, layout.height - top);
                const std::size_t wide = std::min<std::size_t>(columns, layout.width - left);
                const auto x = static_cast<std::uint32_t>(left);
                const auto y = static_cast<std::uint32_t>(top);
                const auto sample = static_cast<std::uint16_t>(plane);
                const std::size_t wanted = tiled ? blockBytes : stride * high;
                const tmsize_t got = tiled
                                         ? TIFFReadEncodedTile(tiff.get(), TIFFComputeTile(tiff.get(), x, y, 0, sample),
                                                               block.data(), static_cast<tmsize_t>(wanted))
                                         : TIFFReadEncodedStrip(tiff.get(), TIFFComputeStrip(tiff.get(), y, sample),
                                                                block.data(), static_cast<tmsize_t>(wanted));
                if (got < static_cast<tmsize_t>(wanted) || tiff.failed())
                    refuse(tiff.reason());
                for (std::size_t row = 0; row < high; ++row)
                    take(plane, top + row, left, wide, block.data() + row * stride);
            }
}

template<class T>
T loaded(const std::uint8_t* from) {
    T value;
    std::memcpy(&value, from, sizeof(T));
    return value;
}

/// Sample number `i` of a row of whole numbers of 8 to 16 bits; those that are no multiple of 8 are packed, the highest
/// bit first.
std::uint16_t wholeSample(const std::uint8_t* row, std::size_t i, std::size_t bits) {
    if (bits == 8)
        return row[i];
    if (bits == 16)
        return loaded<std::uint16_t>(row + 2 * i);
    std::uint16_t value = 0;
    for (std::size_t bit = i * bits; bit < (i + 1) * bits; ++bit)
        value = static_cast<std::uint16_t>(value << 1 | (row[bit / 8] >> (7 - bit % 8) & 1));
    return value;
}

double wideSample(const std::uint8_t* row, std::size_t i, std::size_t bits, std::int64_t format) {
    if (format == SAMPLEFORMAT_IEEEFP)
        return bits == 32 ? loaded<float>(row + 4 * i) : loaded<double>(row + 8 * i);
    if (format == SAMPLEFORMAT_INT)
        return bits == 16 ? loaded<std::int16_t>(row + 2 * i) : loaded<std::int32_t>(row + 4 * i);
    return loaded<std::uint32_t>(row + 4 * i);
}

/// Whole numbers of 8 to 16 bits, reduced while they are read.
void readWholeSamples(TiffHandle& tiff, const TiffFacts& page, const Layout& layout, const DecodeOptions& options,
                      Raster& raster) {
    // A maximum below a power of two is the picture's own, not what white is.
    const auto maximum = static_cast<std::uint64_t>(page.maximum);
    const bool isDepth = layout.bits == 16 && maximum >= 255 && maximum < 65535 && std::has_single_bit(maximum + 1);
    const int stated = layout.bits < 16 ? static_cast<int>(layout.bits) : isDepth ? std::countr_one(maximum) : 0;
    DepthReducer reducer(layout.bits < 16 ? 0 : options.sampleBits, stated);
    const bool alpha = raster.hasAlpha();
    const std::size_t together = layout.together();
    const int alphaShift = static_cast<int>(layout.bits) - 8;
    forEachRow(tiff, layout, options.stop,
               [&](std::size_t plane, std::size_t y, std::size_t left, std::size_t columns, const std::uint8_t* row) {
                   std::uint8_t* to = raster.row(static_cast<int>(y)) + left * layout.kept;
                   for (std::size_t x = 0; x < columns; ++x)
                       for (std::size_t c = 0; c < (layout.planes ? 1 : layout.kept); ++c) {
                           const std::size_t channel = layout.planes ? plane : c;
                           const std::uint16_t sample = wholeSample(row, x * together + c, layout.bits);
                           const bool isAlpha = alpha && channel + 1 == layout.kept;
                           to[x * layout.kept + channel] = isAlpha || layout.bits == 8
                                                               ? static_cast<std::uint8_t>(sample >> alphaShift)
                                                               : reducer.colour(sample);
                       }
               });
    if (layout.bits == 16)
        reducer.report(raster);
}

/// The number that means white in a picture whose numbers run from `least` to `most`.
double whiteOf(double least, double most) {
    constexpr double slack = 0.01;
    if (std::isfinite(least) && std::isfinite(most) && least >= -slack * std::max(1.0, most))
        for (const double white : {1.0, 255.0, 65535.0})
            if (most <= white * (1.0 + slack))
                return white;
    refuse("its numbers run from " + std::to_string(least) + " to " + std::to_string(most) +
           ": scale them to 0 to 1, to 255 or to 65535");
}

void readWideSamples(TiffHandle& tiff, const TiffFacts& page, const Layout& layout, const DecodeOptions& options,
                     Raster& raster) {
    std::vector<float> values(raster.pixels.size());
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    bool numbers = true;
    forEachRow(tiff, layout, options.stop,
               [&](std::size_t plane, std::size_t y, std::size_t left, std::size_t columns, const std::uint8_t* row) {
                   float* to = values.data() + (y * layout.width + left) * layout.kept;
                   for (std::size_t x = 0; x < columns; ++x)
                       for (std::size_t c = 0; c < (layout.planes ? 1 : layout.kept); ++c) {
                           const double value = wideSample(row, x * layout.together() + c, layout.bits, page.format);
                           numbers = numbers && std::isfinite(value);
                           least = std::min(least, value);
                           most = std::max(most, value);
                           to[x * layout.kept + (layout.planes ? plane : c)] = static_cast<float>(value);
                       }
               });
    if (!numbers)
        refuse("holds numbers that are not finite");
    const auto scale = static_cast<float>(255.0 / whiteOf(least, most));
    std::ranges::transform(values, raster.pixels.begin(), [&](float value) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(value * scale, 0.0F, 255.0F)));
    });
}

} // namespace

Raster readTiffSamples(TiffHandle& tiff, const TiffFacts& page, const DecodeOptions& options) {
    const bool isFloat = page.format == SAMPLEFORMAT_IEEEFP;
    const bool wide = isFloat || (page.format == SAMPLEFORMAT_INT && page.bits > 8) || page.bits > 16;
    if ((isFloat && page.bits != 32 && page.bits != 64) || (!isFloat && page.bits > 32) ||
        (!isFloat && wide && page.bits != 16 && page.bits != 32) || page.samples < 1 || page.samples > 1024)
        refuse("a TIFF with " + std::to_string(page.bits) + "-bit samples of a kind that is not supported: convert it");
    std::uint16_t planar = PLANARCONFIG_CONTIG;
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_PLANARCONFIG, &planar);
    Layout layout;
    layout.width = static_cast<std::size_t>(page.width);
    layout.height = static_cast<std::size_t>(page.height);
    layout.samples = static_cast<std::size_t>(page.samples);
    layout.bits = static_cast<std::size_t>(page.bits);
    layout.planes = planar == PLANARCONFIG_SEPARATE && page.samples > 1;
    layout.kept = page.photometric == PHOTOMETRIC_RGB || page.photometric == PHOTOMETRIC_CIELAB ? 3 : 1;
    if (layout.samples < layout.kept)
        refuse("damaged: an RGB TIFF with " + std::to_string(page.samples) + " samples a pixel");
    layout.kept += page.hasAlpha() ? 1 : 0;
    Raster raster(static_cast<int>(page.width), static_cast<int>(page.height), static_cast<int>(layout.kept));
    if (wide)
        readWideSamples(tiff, page, layout, options, raster);
    else
        readWholeSamples(tiff, page, layout, options, raster);
    if (page.photometric == PHOTOMETRIC_MINISWHITE)
        for (std::size_t i = 0; i < raster.pixels.size(); i += layout.kept)
            raster.pixels[i] = static_cast<std::uint8_t>(255 - raster.pixels[i]);
    raster.premultiplied = page.extra == EXTRASAMPLE_ASSOCALPHA;
    return raster;
}

} // namespace studio::io
