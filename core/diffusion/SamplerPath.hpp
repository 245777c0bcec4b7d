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
    int steps = 30; ///< 1 to T (flow: any positive number)
    Spacing spacing = Spacing::Leading;
    bool karras = false; ///< respace sigma by Karras et al. 2022, eq. 5
    FinalSigma finalSigma = FinalSigma::Zero;
};

/// DDPM and DDIM, variance preserving: a step starts at a timestep of the spacing and always descends T/steps
/// timesteps, as in diffusers (so with linspace it may end a little off the next one's start). Throws Error(WrongUsage)
/// with karras.
SamplerPath ancestralPath(const NoiseSchedule& schedule, const PathOptions& options);

/// DPM-Solver++ and UniPC, variance preserving: whole timesteps, without t = 0, which only the last step reaches.
SamplerPath multistepPath(const NoiseSchedule& schedule, const PathOptions& options);

/// Euler, Euler ancestral and Heun, variance exploding: fractional timesteps down to t = 0 and then to the final sigma.
SamplerPath explodingPath(const NoiseSchedule& schedule, const PathOptions& options);

/// The flow ODE from t = 1 to 0 in equal steps of s, t = shift s / (1 + (shift - 1) s) (Esser et al. 2024, eq. 23).
SamplerPath flowPath(int steps, double shift = 1.0);

/// Karras et al. 2022: alpha = 1, karrasSigmas() and then 0. t is ln(sigma)/4, the network's time there.
SamplerPath edmPath(int steps, double sigmaMin = 0.002, double sigmaMax = 80.0, double rho = 7.0);

} // namespace studio::diffusion
