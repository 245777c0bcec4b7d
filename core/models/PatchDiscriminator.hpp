// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Convolution.hpp"
#include "core/models/PictureShape.hpp"

#include <vector>

namespace studio::models {

/// Tells pictures from reconstructions patch by patch (the PatchGAN of Isola et al. 2017, as in Esser et al. 2021):
/// pictures [N,C,H,W] in [0, 1] to one number a patch, [N,1,h,w], above 0 for what looks real. Patches overlap and are
/// 18 pixels wide, 34 for pictures of 128 pixels or more. Norms are over the groups of one picture instead of over the
/// batch, so that every core can work out its share of it.
class PatchDiscriminator : public torch::nn::Module {
public:
    /// `width`: channels of the first layer, a multiple of 8.
    explicit PatchDiscriminator(const PictureShape& picture, std::int64_t width = 32);
    torch::Tensor forward(const torch::Tensor& pictures);

private:
    Convolution m_input{nullptr};
    std::vector<Convolution> m_halvings;
    std::vector<torch::nn::GroupNorm> m_norms;
    Convolution m_output{nullptr};
};

} // namespace studio::models
