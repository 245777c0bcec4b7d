// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/SampleNoise.hpp"

#include "core/base/Seeds.hpp"

namespace studio::diffusion {

namespace {

constexpr std::uint64_t samplingPurpose = 0x53414d504c45; // "SAMPLE"

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

} // namespace studio::diffusion
