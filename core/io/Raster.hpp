// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace studio::io {

/// A picture as its decoder hands it out, before background and orientation: 8 bits, rows from top to bottom, tightly
/// packed [height, width, channels]; channels is 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGBA).
struct Raster {
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<std::uint8_t> pixels;
    bool premultiplied = false; ///< the colours were multiplied by alpha already
    int orientation = 1;        ///< EXIF orientation that is still to be applied
    int shrink = 1;             ///< it was decoded at this part of its size
    int fullWidth = 0;          ///< before it was shrunk, in stored orientation
    int fullHeight = 0;
    int peak = 0;       ///< as PictureRemarks::peak
    int statedBits = 0; ///< as PictureRemarks::statedBits

    Raster() = default;
    Raster(int w, int h, int c)
        : width(w)
        , height(h)
        , channels(c)
        , pixels(stride() * static_cast<std::size_t>(h)) {}

    bool hasAlpha() const noexcept { return channels == 2 || channels == 4; }
    std::size_t stride() const noexcept { return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels); }
    std::uint8_t* row(int y) noexcept { return pixels.data() + stride() * static_cast<std::size_t>(y); }
    const std::uint8_t* row(int y) const noexcept { return pixels.data() + stride() * static_cast<std::size_t>(y); }
};

/// Brings samples of 16 bits to 8, and remembers the largest of those whose maximum the file does not state.
class DepthReducer {
public:
    /// `wanted` as DecodeOptions::sampleBits; `stated`: the bits in use by the file's own words, 0 when it has none.
    DepthReducer(int wanted, int stated);

    /// All 16 bits keep their high byte; fewer are scaled so that their maximum becomes 255.
    std::uint8_t colour(std::uint16_t sample) noexcept {
        if (sample > m_peak)
            m_peak = sample;
        if (m_bits == 16)
            return static_cast<std::uint8_t>(sample >> 8);
        const unsigned scaled = (sample * 255U + m_white / 2) / m_white;
        return static_cast<std::uint8_t>(scaled > 255 ? 255 : scaled);
    }
    /// `count` pixels of `channels` samples each, the last being alpha when `channels` is even. Alpha always has 16
    /// bits: nobody stores it dark.
    void row(const std::uint16_t* samples, std::size_t count, int channels, std::uint8_t* out) noexcept;

    /// Puts what was found out into the raster.
    void report(Raster& raster) const noexcept;

private:
    int m_bits;
    unsigned m_white;
    bool m_isStated;
    bool m_isFull;
    std::uint16_t m_peak = 0;
};

} // namespace studio::io
