// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <stop_token>

namespace studio::analysis {

/// The directions along which a cloud of points [N,D] varies most.
class PrincipalComponents {
public:
    /// The leading min(count, N, D) components of `points` [N,D], N >= 1. Up to 1,024 dimensions by the eigenvectors of
    /// the covariance (ddof 1); above by randomised subspace iteration (Halko, Martinsson, Tropp 2011) from fixed
    /// random numbers, which needs room for count x D numbers only. Signs are settled: a direction's largest entry is
    /// positive. Throws Cancelled.
    static PrincipalComponents fit(const torch::Tensor& points, std::int64_t count, const std::stop_token& stop = {});

    const torch::Tensor& mean() const noexcept { return m_mean; }             ///< [D]
    const torch::Tensor& directions() const noexcept { return m_directions; } ///< [count,D], orthonormal rows
    const torch::Tensor& deviation() const noexcept { return m_deviation; }   ///< [count], std along each direction
    double explained() const noexcept { return m_explained; } ///< share of the total variance; 0 when nothing varies

    /// Coordinates [N,count] of points [N,D], and the points [N,D] at coordinates.
    torch::Tensor project(const torch::Tensor& points) const;
    torch::Tensor pointsAt(const torch::Tensor& coordinates) const;

private:
    torch::Tensor m_mean;
    torch::Tensor m_directions;
    torch::Tensor m_deviation;
    double m_explained = 0.0;
};

} // namespace studio::analysis
