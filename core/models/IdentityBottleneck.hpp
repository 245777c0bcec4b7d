// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Bottleneck.hpp"

namespace studio::models {

/// The plain autoencoder: the decoder sees the code as it is, and nothing but reconstruction is asked of it.
class IdentityBottleneck : public Bottleneck {
public:
    BottleneckOutput forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn& decode) override;
};

} // namespace studio::models
