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

struct PathOptions {
    int steps = 30; ///< 1 to T
    Spacing spacing = Spacing::Leading;
    bool karras = false; ///< respace sigma by Karras et al. 2022, eq. 5; DDPM and DDIM cannot
    FinalSigma finalSigma = FinalSigma::Zero;
};

/// DDPM and DDIM, variance preserving: a step starts at a timestep of the spacing and always descends T/steps
/// timesteps, as in diffusers (so with linspace it may end a little off the next one's start). Throws Error(WrongUsage)
/// with karras.
SamplerPath ancestralPath(const NoiseSchedule& schedule, const PathOptions& options);

/// DPM-Solver++ and UniPC, variance preserving: whole timesteps, and the last step ends at t = 0 or without noise.
/// Karras spacing is over the whole schedule and rounded to timesteps; of timesteps that coincide one is kept, so that
/// there may be fewer steps than asked for (as in diffusers up to 0.21).
SamplerPath multistepPath(const NoiseSchedule& schedule, const PathOptions& options);

/// Euler, Euler ancestral and Heun, variance exploding: fractional timesteps down to t = 0 and then to the final sigma.
SamplerPath explodingPath(const NoiseSchedule& schedule, const PathOptions& options);

/// The flow ODE from t = 1 to 0 in equal steps of s, t = shift s / (1 + (shift - 1) s) (Esser et al. 2024, eq. 23).
SamplerPath flowPath(int steps, double shift = 1.0);

/// The noise levels that Karras et al. 2022 sample between.
inline constexpr double edmSigmaMin = 0.002;
inline constexpr double edmSigmaMax = 80.0;

/// Karras et al. 2022: alpha = 1, karrasSigmas() and then 0. t is ln(sigma)/4, the network's time there.
SamplerPath edmPath(int steps, double sigmaMin = edmSigmaMin, double sigmaMax = edmSigmaMax, double rho = 7.0);

/// The same path for samplers that walk in the variance preserving space: alpha^2 + sigma^2 = 1.
SamplerPath preservingPath(SamplerPath path);

} // namespace studio::diffusion
