// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Interpolation.hpp"

#include <algorithm>
#include <cmath>

namespace studio::analysis {

namespace {

/// Below this the division by sin(w) magnifies rounding errors beyond what a picture hides.
constexpr double smallestSine = 1e-4;

} // namespace

torch::Tensor lerp(const torch::Tensor& a, const torch::Tensor& b, double t) {
    return (1.0 - t) * a + t * b;
}

torch::Tensor slerp(const torch::Tensor& a, const torch::Tensor& b, double t) {
    const auto flatA = a.flatten().to(torch::kDouble), flatB = b.flatten().to(torch::kDouble);
    const double lengths = (flatA.norm() * flatB.norm()).item<double>();
    if (lengths == 0.0)
        return lerp(a, b, t);
    const double cosine = std::clamp(flatA.dot(flatB).item<double>() / lengths, -1.0, 1.0);
    const double angle = std::acos(cosine);
    const double sine = std::sin(angle);
    if (sine < smallestSine)
        return lerp(a, b, t);
    return (std::sin((1.0 - t) * angle) / sine) * a + (std::sin(t * angle) / sine) * b;
}

} // namespace studio::analysis
