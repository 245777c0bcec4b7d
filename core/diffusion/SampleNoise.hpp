// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <optional>
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

/// On the way from one seed's noise to another's.
struct NoiseTravel {
    std::uint64_t to = 0;
    double share = 0.0; ///< in [0, 1]
};

/// The noise between two seeds: every draw of every sample turned from the one towards the other about the origin
/// (slerp, Shoemake 1985), (sin((1-t) w) a + sin(t w) b) / sin w with w the angle between a and b, which keeps it as
/// long as normal noise is. Share 0 and share 1 are exactly SampleNoise of the two seeds.
class TravellingNoise {
public:
    TravellingNoise(std::uint64_t seed, std::optional<NoiseTravel> travel, std::int64_t first, std::int64_t count,
                    at::IntArrayRef sizes);
    torch::Tensor draw();

private:
    SampleNoise m_from;
    std::optional<SampleNoise> m_to;
    double m_share = 0.0;
};

} // namespace studio::diffusion
