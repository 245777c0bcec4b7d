// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>

/// Clouds of points [N,D] of any float type, looked at some megabytes at a time: as float64 a whole one might not fit
/// beside everything else. All throw Cancelled when stopped.
namespace studio::analysis {

/// Rows `first` to first + rows.size(0) of the points as float64 on the CPU.
using BlockFn = std::function<void(const torch::Tensor& rows, std::int64_t first)>;
void eachBlock(const torch::Tensor& points, const std::stop_token& stop, const BlockFn& work);

/// Mean of the points, float64 [D].
torch::Tensor meanOf(const torch::Tensor& points, const std::stop_token& stop = {});
/// The same, for what cannot work with NaN or infinities: throws Error(Mismatch) for points that hold any.
torch::Tensor finiteMeanOf(const torch::Tensor& points, const std::stop_token& stop = {});
/// X^T X / max(N - 1, 1) of the centred points X, float64 [D,D].
torch::Tensor covarianceOf(const torch::Tensor& points, const torch::Tensor& mean, const std::stop_token& stop = {});

} // namespace studio::analysis
