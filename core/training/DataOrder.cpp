// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/DataOrder.hpp"

#include "core/base/Seeds.hpp"

#include <algorithm>
#include <numeric>

namespace studio::training {

namespace {

constexpr std::uint64_t orderPurpose = 0x0EDE2;

} // namespace

DataOrder::DataOrder(std::int64_t samples, std::int64_t batchSize, std::uint64_t seed)
    : m_samples(samples)
    , m_batchSize(std::clamp<std::int64_t>(batchSize, 1, samples))
    , m_seed(seed) {}

std::vector<std::int64_t> DataOrder::batch(std::int64_t step) {
    std::vector<std::int64_t> chosen;
    chosen.reserve(static_cast<std::size_t>(m_batchSize));
    for (std::int64_t i = step * m_batchSize; i < (step + 1) * m_batchSize; ++i) {
        if (i / m_samples != m_epoch)
            shuffleFor(i / m_samples);
        chosen.push_back(m_order[static_cast<std::size_t>(i % m_samples)]);
    }
    return chosen;
}

double DataOrder::epochAt(std::int64_t step) const noexcept {
    return static_cast<double>(step) * static_cast<double>(m_batchSize) / static_cast<double>(m_samples);
}

void DataOrder::shuffleFor(std::int64_t epoch) {
    // Fisher and Yates by hand: std::shuffle differs between standard libraries. The modulo's bias is below 2^-40.
    m_order.resize(static_cast<std::size_t>(m_samples));
    std::iota(m_order.begin(), m_order.end(), std::int64_t{0});
    const std::uint64_t seed = derivedSeed(m_seed, orderPurpose, static_cast<std::uint64_t>(epoch));
    for (std::uint64_t i = m_order.size() - 1; i > 0; --i)
        std::swap(m_order[i], m_order[splitMix64(seed ^ i) % (i + 1)]);
    m_epoch = epoch;
}

} // namespace studio::training
