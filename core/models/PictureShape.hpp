// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace studio::models {

/// Size of the pictures of a project. Networks pad inside and crop on the way out, so any size from 8 pixels on works.
struct PictureShape {
    std::int64_t channels = 1; ///< 1 (grey) or 3 (RGB)
    std::int64_t height = 28;
    std::int64_t width = 28;
    bool operator==(const PictureShape&) const = default;
};

enum class LatentKind { Spatial, Vector };

/// What both halves of an autoencoder agree on.
struct NetworkConfig {
    PictureShape picture;
    std::int64_t downsample = 4; ///< pixels per latent cell along an axis: 2, 4, 8 or 16
    std::int64_t width = 64;     ///< feature channels, a multiple of 8
    std::int64_t blocks = 1;     ///< residual blocks
    LatentKind latent = LatentKind::Spatial;
    std::int64_t latentSize = 4; ///< channels of a spatial latent, or length of a vector, on the network's side
};

/// Pixels of replicated border before and after an axis, and what they lead to.
struct Padding {
    std::int64_t before = 0;
    std::int64_t after = 0;
    std::int64_t cells = 0; ///< latent cells along the axis
};

/// Pads to a multiple of 2 * downsample, so that a diffusion U-Net can halve the latent once: 28 pixels become 32, or 8
/// cells at downsample 4. The odd pixel goes to the far side.
constexpr Padding paddingFor(std::int64_t pixels, std::int64_t downsample) noexcept {
    const std::int64_t multiple = 2 * downsample;
    const std::int64_t padded = (pixels + multiple - 1) / multiple * multiple;
    const std::int64_t before = (padded - pixels) / 2;
    return {before, padded - pixels - before, padded / downsample};
}

/// Channels between the feature map and the linear layer of a vector latent.
inline constexpr std::int64_t vectorHeadChannels = 16;

} // namespace studio::models
