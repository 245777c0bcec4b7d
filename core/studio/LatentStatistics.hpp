// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/PrincipalComponents.hpp"
#include "core/priors/PriorRegistry.hpp"
#include "core/studio/LatentEngine.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string_view>
#include <torch/types.h>
#include <vector>

namespace studio {

/// A value that is worked out when it is first asked for, and kept. When two ask at once, both work on it and the first
/// to end counts: neither has to wait for work that the other may stop.
template<class T>
class Lazy {
public:
    template<class Make>
    std::shared_ptr<const T> get(const Make& make) const {
        {
            const std::lock_guard lock(m_mutex);
            if (m_value)
                return m_value;
        }
        auto fresh = std::make_shared<const T>(make());
        const std::lock_guard lock(m_mutex);
        if (!m_value)
            m_value = std::move(fresh);
        return m_value;
    }

private:
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const T> m_value;
};

/// Latents of some training pictures.
struct LatentSample {
    torch::Tensor latents; ///< float32 [N,C,h,w] or [N,D] on the CPU
    std::vector<int> labels;
};

/// Where a run's latents lie and how far they spread.
struct LatentSpread {
    torch::Tensor center; ///< [C,1,1] or [D]: mean per channel (value of a vector), float32
    torch::Tensor spread; ///< the same for the standard deviation, at least 1e-6
};

/// What is known of a run's latents as a cloud, from a seeded choice of the training pictures that never holds more
/// than 128 MB. Each part is worked out at its first call and kept. Thread-safe; all throw Cancelled.
class LatentStatistics {
public:
    static constexpr std::int64_t pictures = 4096;
    static constexpr std::int64_t values = std::int64_t{1} << 25;
    static constexpr std::int64_t components = 32;

    explicit LatentStatistics(const LatentEngine::State& state);

    /// From fewer pictures when they are large: each has many cells, and slerp should not wait for thousands.
    std::shared_ptr<const LatentSpread> spread(const std::stop_token& stop) const;
    std::shared_ptr<const analysis::PrincipalComponents> principal(const std::stop_token& stop) const;
    std::shared_ptr<const priors::Prior> prior(const priors::PriorInfo& prior, const std::stop_token& stop) const;
    std::shared_ptr<const LatentMap> map(const std::stop_token& stop) const;

private:
    std::shared_ptr<const LatentSample> sample(const std::stop_token& stop) const;
    std::int64_t sampleSize() const;
    std::int64_t spreadSize() const;

    const LatentEngine::State& m_state;
    Lazy<LatentSample> m_sample;
    Lazy<LatentSpread> m_spread;
    Lazy<analysis::PrincipalComponents> m_principal;
    std::map<std::string_view, Lazy<std::unique_ptr<priors::Prior>>> m_priors; ///< by id, all of the registry
    Lazy<LatentMap> m_map;
};

/// Where latents [N, ...] of any device lie on the plane of the two leading directions.
std::vector<MapPoint> onPlane(const analysis::PrincipalComponents& principal, const torch::Tensor& latents);

/// From latents [N,C,h,w] or [N,D].
LatentSpread spreadOf(const torch::Tensor& latents);

} // namespace studio
