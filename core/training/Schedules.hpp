// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace studio::training {

/// Batches in so many passes over `samples`, at least one. A batch is never larger than the dataset.
std::int64_t stepsForEpochs(double epochs, std::int64_t samples, std::int64_t batchSize);

/// Learning rate at `step` (from 0) of `totalSteps`: rises linearly to `peak` over `warmup` steps and falls along half
/// a cosine to 0,
///   peak * min(1, (step+1)/warmup) * (1 + cos(pi step/totalSteps)) / 2   (Loshchilov & Hutter 2017).
double learningRateAt(std::int64_t step, std::int64_t totalSteps, double peak, std::int64_t warmup);

/// Decay of the weight average after `step` updates: min(decay, (1+step)/(10+step)), so that it forgets the beginning.
double emaDecayAt(std::int64_t step, double decay);

/// `count` steps spread evenly over [0, totalSteps], both ends included, ascending and without repeats.
std::vector<std::int64_t> evenSteps(std::int64_t totalSteps, int count);

/// About `count` steps from 0 to totalSteps, dense at the beginning, where pictures change most: half of them spread
/// evenly, half evenly in the logarithm.
std::vector<std::int64_t> earlyDenseSteps(std::int64_t totalSteps, int count);

} // namespace studio::training
