// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/SampleNoise.hpp"

#include "core/base/Seeds.hpp"

#include <algorithm>
#include <cmath>

namespace studio::diffusion {

namespace {

constexpr std::uint64_t samplingPurpose = 0x53414d504c45; // "SAMPLE"
/// Below this the two are parallel or opposite, and there is no turn from one to the other.
constexpr double smallestSine = 1e-4;

torch::Tensor turned(const torch::Tensor& a, const torch::Tensor& b, double share) {
    const auto flatA = a.flatten().to(torch::kDouble), flatB = b.flatten().to(torch::kDouble);
    const double lengths = (flatA.norm() * flatB.norm()).item<double>();
    const double cosine = lengths > 0.0 ? std::clamp(flatA.dot(flatB).item<double>() / lengths, -1.0, 1.0) : 1.0;
    const double angle = std::acos(cosine);
    const double sine = std::sin(angle);
    if (sine < smallestSine)
        return (1.0 - share) * a + share * b;
    return (std::sin((1.0 - share) * angle) / sine) * a + (std::sin(share * angle) / sine) * b;
}

/// Where the travel begins: of a travel that has arrived, at its end.
std::uint64_t startingSeed(std::uint64_t seed, const std::optional<NoiseTravel>& travel) {
    return travel && travel->share == 1.0 ? travel->to : seed;
}

} // namespace

SampleNoise::SampleNoise(std::uint64_t seed, std::int64_t first, std::int64_t count, at::IntArrayRef sizes)
    : m_sizes(sizes.vec()) {
    for (std::int64_t i = 0; i < count; ++i)
        m_generators.push_back(at::make_generator<at::CPUGeneratorImpl>(
            derivedSeed(seed, samplingPurpose, static_cast<std::uint64_t>(first + i))));
}

torch::Tensor SampleNoise::draw() {
    std::vector<torch::Tensor> rows;
    rows.reserve(m_generators.size());
    for (auto& generator : m_generators)
        rows.push_back(torch::randn(m_sizes, generator));
    return torch::stack(rows);
}

TravellingNoise::TravellingNoise(std::uint64_t seed, std::optional<NoiseTravel> travel, std::int64_t first,
                                 std::int64_t count, at::IntArrayRef sizes)
    : m_from(startingSeed(seed, travel), first, count, sizes) {
    if (!travel || travel->share == 0.0 || travel->share == 1.0)
        return;
    m_to.emplace(travel->to, first, count, sizes);
    m_share = travel->share;
}

torch::Tensor TravellingNoise::draw() {
    auto noise = m_from.draw();
    if (!m_to)
        return noise;
    const auto other = m_to->draw();
    for (std::int64_t i = 0; i < noise.size(0); ++i)
        noise[i].copy_(turned(noise[i], other[i], m_share));
    return noise;
}

} // namespace studio::diffusion
