// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cmath>

namespace studio::priors {

/// `count` points [count,2] around each of three centres far apart, with deviations 1 and 0.5 along tilted axes.
inline torch::Tensor threeHeaps(std::int64_t count) {
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
    const auto centres = torch::tensor({{-20.0, 0.0}, {20.0, 0.0}, {0.0, 30.0}}, torch::kDouble);
    const double c = std::cos(0.6);
    const double s = std::sin(0.6);
    const auto turned = torch::tensor({{c, s}, {-0.5 * s, 0.5 * c}}, torch::kDouble);
    std::vector<torch::Tensor> heaps;
    for (std::int64_t k = 0; k < centres.size(0); ++k)
        heaps.push_back(torch::randn({count, 2}, generator, torch::kDouble).mm(turned) + centres[k]);
    return torch::cat(heaps).to(torch::kFloat);
}

} // namespace studio::priors
