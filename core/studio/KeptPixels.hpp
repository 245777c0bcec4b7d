// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace studio {

/// Whether a pixel of a mask means "draw this anew".
constexpr bool isDrawnAnew(std::uint8_t mask) noexcept {
    return mask >= 128;
}

/// What an inpainting mask keeps of a picture: its own pixels, which no decoder gives back exactly. Where the mask is
/// black the picture comes out to the bit. From there the drawn pixels fade in, wholly within the part that is drawn
/// anew, over some pixels: a 32nd of the picture's shorter side, at least 2, but no more than half of what is drawn is
/// deep.
class KeptPixels {
public:
    /// Keeps nothing without a guide, and of one without its own picture and mask. Throws Error(Mismatch) for a mask of
    /// another size than the picture, or that is not grey.
    explicit KeptPixels(const SampleGuide* guide);

    /// The picture's own pixels over those of `drawn`. Throws Error(Mismatch) for pictures of another shape.
    void layBack(std::span<Image> drawn) const;

private:
    void layBack(Image& drawn) const;

    Image m_original;            ///< empty: nothing is kept
    std::vector<float> m_weight; ///< of the drawn pixel, [height * width]
};

} // namespace studio
