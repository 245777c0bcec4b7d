// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace studio::training {

/// Which samples a step sees. The epochs' seeded permutations follow each other as one endless stream that is cut into
/// batches, so the order depends on (seed, step) only and a resumed run continues it exactly.
class DataOrder {
public:
    /// A batch is never larger than the dataset.
    DataOrder(std::int64_t samples, std::int64_t batchSize, std::uint64_t seed);

    std::int64_t batchSize() const noexcept { return m_batchSize; }
    /// Positions in [0, samples) of the batch of `step`, from 0.
    std::vector<std::int64_t> batch(std::int64_t step);
    /// Passes over the data when `step` begins.
    double epochAt(std::int64_t step) const noexcept;

private:
    void shuffleFor(std::int64_t epoch);

    std::int64_t m_samples;
    std::int64_t m_batchSize;
    std::uint64_t m_seed;
    std::int64_t m_epoch = -1; ///< of m_order
    std::vector<std::int64_t> m_order;
};

} // namespace studio::training
