// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/SamplerPath.hpp"

/// The paths of the library diffusers (0.21.4; flows 0.29), for comparing a sampler with it step by step. They differ
/// from schedulePath() at the edges: with leading spacing, and with a single step, they do not begin at full noise, an
/// uneven spacing's steps need not end where the next begins, and Karras spacing may give fewer steps than asked for.
namespace studio::diffusion {

/// DDPM and DDIM, variance preserving: a step starts at a timestep of the spacing and always descends floor(T / steps)
/// timesteps, wherever the next one starts. Throws Error(WrongUsage) with karras, and for more than T steps, as all
/// below.
SamplerPath diffusersAncestralPath(const NoiseSchedule& schedule, const PathOptions& options);

/// DPM-Solver++ and UniPC, variance preserving: whole timesteps, and the last step ends at t = 0 or without noise.
/// Karras spacing is over the whole schedule and rounded to timesteps; of timesteps that coincide one is kept.
SamplerPath diffusersMultistepPath(const NoiseSchedule& schedule, const PathOptions& options);

/// Euler, Euler ancestral and Heun, variance exploding: fractional timesteps, and then to the final sigma.
SamplerPath diffusersExplodingPath(const NoiseSchedule& schedule, const PathOptions& options);

/// Flow matching: `steps` times evenly from 1 to the shifted 1/1000, each shifted, and then 0.
SamplerPath diffusersFlowPath(int steps, double shift = 1.0);

} // namespace studio::diffusion
