// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <vector>

namespace studio::diffusion {

/// Standard normal noise for a batch in which every sample has its own generator, seeded from (seed, index): a sample
/// sees the same numbers in whatever batch it is drawn. Drawn on the CPU, so that a GPU starts from the same noise.
class SampleNoise {
public:
    /// Samples number first to first + count - 1, each of `sizes` [C,h,w] or [D].
    SampleNoise(std::uint64_t seed, std::int64_t first, std::int64_t count, at::IntArrayRef sizes);
    /// The next draw of every sample, float32 [count, sizes...].
    torch::Tensor draw();

private:
    std::vector<std::int64_t> m_sizes;
    std::vector<at::Generator> m_generators;
};

} // namespace studio::diffusion
