// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace studio::io {

/// At most 256 colours that stand for all colours of some pictures.
class Palette {
public:
    using Colour = std::array<std::uint8_t, 3>;

    /// Grey pictures: the 256 greys. RGB pictures: their own colours when there are at most 256, else median cut
    /// (Heckbert, Color Image Quantization, SIGGRAPH 1982) on 5 bits a channel. All pictures have the same channels.
    static Palette forImages(std::span<const Image> images);

    const std::vector<Colour>& colours() const noexcept { return m_colours; }
    /// The index of the nearest colour for every pixel.
    std::vector<std::uint8_t> indices(const Image& image) const;

private:
    std::vector<Colour> m_colours;
    std::vector<std::uint32_t> m_exact;  ///< sorted 0xRRGGBB of m_colours when those are all colours there are
    std::vector<std::uint8_t> m_nearest; ///< by 15-bit colour otherwise
};

} // namespace studio::io
