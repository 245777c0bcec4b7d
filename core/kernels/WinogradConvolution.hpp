// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace studio::kernels {

/// Pictures as channels-last tensors hold them: [images, height, width, channels], without gaps. There may be none.
struct PictureSizes {
    std::int64_t images = 0;
    std::int64_t height = 0;
    std::int64_t width = 0;
};

/// A 3x3 convolution of stride 1 that keeps height and width, in float32 on a processor: 16 products for four pixels
/// and a pair of channels instead of 36 (Winograd's minimal filtering, see WinogradTransforms.hpp). A picture's result
/// does not depend on the others of its batch. Several threads may use one at once.
class WinogradConvolution {
public:
    enum class Direction { Forward, Backward };

    /// Whether a convolution between so many channels, of batches of so many pixels, is done this way: where that is
    /// faster on this processor, unless STUDIO_KERNELS says otherwise.
    static bool isChosen(std::int64_t in, std::int64_t out,
                         std::int64_t pixels = std::numeric_limits<std::int64_t>::max()) noexcept;

    /// weight: [out, in, 3, 3]; bias: [out]; both are copied. Channels are multiples of 8. Backwards it brings the
    /// gradient of the result to that of the input, and the bias, null, plays no part.
    WinogradConvolution(const float* weight, const float* bias, std::int64_t in, std::int64_t out,
                        Direction direction = Direction::Forward);

    /// Of what apply() gives.
    std::int64_t channels() const noexcept { return m_out; }

    /// x: pictures of `in` channels, to y: of `out` channels; backwards from `out` to `in`. On no more cores than
    /// `mostCores`.
    void apply(const float* x, float* y, const PictureSizes& sizes, int mostCores) const;

    /// The gradient of weight [out, in, 3, 3] from the input and from the gradient of the result.
    static void weightGradient(const float* x, std::int64_t in, const float* upstream, std::int64_t out,
                               const PictureSizes& sizes, float* gradient, int mostCores);

private:
    std::int64_t m_in; ///< of apply()
    std::int64_t m_out;
    std::vector<float> m_weights; ///< as filtersToPoints() gives them
    std::vector<float> m_bias;    ///< may be empty
};

} // namespace studio::kernels
