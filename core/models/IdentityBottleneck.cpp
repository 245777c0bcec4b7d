// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/IdentityBottleneck.hpp"

namespace studio::models {

BottleneckOutput IdentityBottleneck::forward(const torch::Tensor& encoded, const StepInfo&, const DecodeFn&) {
    return {encoded, {}, {}};
}

} // namespace studio::models
