// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace studio::models {

/// A 3x3 convolution of stride 1 that keeps height and width, for inference: four pixels of the result from sixteen
/// products a pair of channels instead of 36 (Winograd's minimal filtering F(2x2, 3x3); Lavin & Gray 2016, "Fast
/// Algorithms for Convolutional Neural Networks"). A picture's result does not depend on the others of its batch.
/// Rounds about twice as much as the sum of products does.
class WinogradConvolution {
public:
    /// Whether a convolution between so many channels is faster this way on this processor.
    static bool isFaster(std::int64_t in, std::int64_t out) noexcept;

    /// weight: [out, in, 3, 3]; bias: [out]; both are copied. Channels are multiples of 8.
    WinogradConvolution(const float* weight, const float* bias, std::int64_t in, std::int64_t out);

    /// x: [images, height, width, in] to y: [images, height, width, out], both without gaps. On no more cores
    /// than `mostCores`. May be called by several threads at once.
    void forward(const float* x, float* y, std::int64_t images, std::int64_t height, std::int64_t width,
                 int mostCores) const;

private:
    std::int64_t m_in;
    std::int64_t m_out;
    std::vector<float> m_weights; ///< [16, panels of output channels, in, channels of the panel]
    std::vector<float> m_bias;
};

} // namespace studio::models
