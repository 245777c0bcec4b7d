// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/NoiseSchedule.hpp"

#include <string_view>
#include <vector>

namespace studio::diffusion {

/// How timesteps are spread over [0, T) (Lin et al. 2024, table 2).
enum class Spacing { Leading, Trailing, Linspace };

/// leading, trailing or linspace. Throws Error(WrongUsage).
Spacing spacingFromName(std::string_view name);

/// Where the last step ends: no noise at all, or the smallest noise that the schedule knows.
enum class FinalSigma { Zero, Min };

/// zero or min. Throws Error(WrongUsage).
FinalSigma finalSigmaFromName(std::string_view name);

/// One step's start and end.
struct Stride {
    NoiseLevel from;
    NoiseLevel to;
};
using SamplerPath = std::vector<Stride>;

/// More would take for ever, and nobody sees a difference.
inline constexpr int mostSteps = 10'000;

struct PathOptions {
    int steps = 30; ///< 1 to mostSteps
    Spacing spacing = Spacing::Leading;
    bool karras = false; ///< respace sigma by Karras et al. 2022, eq. 5, over the whole schedule
    FinalSigma finalSigma = FinalSigma::Zero;
};

/// Whether a walk stops at the very timesteps that the network was trained at, or between them too.
enum class Times {
    Whole, ///< as long as a step is no shorter than a timestep
    Any,
};

/// Down a schedule of T timesteps, variance exploding. Whatever the options, the first step begins at full noise,
/// t = T - 1, every step ends where the next begins, the noise falls with every step, and there are as many as were
/// asked for. With n the places to be spread (the steps' starts; t = 0 too where the path ends there, finalSigma Min)
/// and the stride s = T / n, or less where n places would not fit:
///   linspace: (n - 1 - i) (T - 1) / (n - 1), trailing: T - 1 - i s, leading: (n - 1 - i) s with the first one raised
///   to T - 1.
/// diffusers' leading spacing leaves out the noisiest timesteps instead: see DiffusersPath.hpp.
/// Throws Error(WrongUsage) for a schedule without timesteps and for a number of steps out of range.
SamplerPath schedulePath(const NoiseSchedule& schedule, const PathOptions& options, Times times);

/// The flow ODE from t = 1 to 0 in equal steps of s, t = shift s / (1 + (shift - 1) s) (Esser et al. 2024, eq. 23).
SamplerPath flowPath(int steps, double shift = 1.0);

/// The noise levels that Karras et al. 2022 sample between.
inline constexpr double edmSigmaMin = 0.002;
inline constexpr double edmSigmaMax = 80.0;

/// Karras et al. 2022: alpha = 1, karrasSigmas() and then 0. t is ln(sigma)/4, the network's time there.
SamplerPath edmPath(int steps, double sigmaMin = edmSigmaMin, double sigmaMax = edmSigmaMax, double rho = 7.0);

/// The same path for samplers that walk in the variance preserving space: alpha^2 + sigma^2 = 1.
SamplerPath preservingPath(SamplerPath path);

/// A point of the variance preserving, exploding and flow space; `ratio` is sigma / alpha.
NoiseLevel preservingLevel(double t, double ratio);
NoiseLevel explodingLevel(double t, double ratio);
NoiseLevel flowLevel(double t);
/// From each level to the next.
SamplerPath joined(const std::vector<NoiseLevel>& levels);
/// Esser et al. 2024, eq. 23.
double shiftedTime(double t, double shift);
/// Throws Error(WrongUsage) unless 1 <= steps <= most.
void requireSteps(int steps, std::int64_t most);
/// Throws Error(WrongUsage) for flow and EDM.
void requireTimesteps(const NoiseSchedule& schedule);

} // namespace studio::diffusion
