// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// Diffusion on a handful of points of the plane, where the best possible denoiser is known exactly and nothing has to
/// be trained: what a sampler does, before trusting it with pictures.
namespace studio {

/// A place on the plane, x to the right and y upwards. Pure noise is a standard normal about the origin.
struct ToyPoint {
    float x = 0.0F;
    float y = 0.0F;
    bool operator==(const ToyPoint&) const = default;
};

/// Shapes to start from: two moons, a spiral, a ring, a grid, blobs, a heart.
std::vector<Choice> toyShapes();
/// `count` points of the shape, jittered a little by `seed`, about as wide as a standard normal. Throws WrongUsage for
/// an unknown id or fewer than one point.
std::vector<ToyPoint> toyShape(std::string_view id, int count, std::uint64_t seed = 0);

/// Noise schedules to choose from, by NoiseSchedule's names.
std::vector<Choice> toySchedules();
/// The samplers that fit a schedule: flow-* for flow, the others for the rest. Throws WrongUsage for an unknown one.
std::vector<Choice> toySamplers(std::string_view schedule);

struct ToyRequest {
    std::vector<ToyPoint> points;    ///< the data: each point is as likely as any other
    std::string schedule = "cosine"; ///< one of toySchedules()
    std::string sampler = "ddim";    ///< one of toySamplers(schedule)
    int steps = 20;
    double eta = 0.0;
    bool karras = false;
    int particles = 200; ///< particle i depends on (seed, i) only, and starts at the same place with every sampler
    std::uint64_t seed = 0;
};

/// All particles at one noise level. Places are scaled to where alpha^2 + sigma^2 = 1 (a flow: alpha + sigma = 1), so
/// that the noise is always as wide as a standard normal whatever space the sampler works in.
struct ToyStep {
    double t = 0.0;     ///< timestep 0..999, or 0..1 for flow
    double sigma = 0.0; ///< sigma/alpha, or t itself for flow
    double snr = 0.0;   ///< alpha^2 / sigma^2; infinite without noise
    std::vector<ToyPoint> at;
    std::vector<ToyPoint> predicted; ///< E[x0 | x] of each particle; at the end, as the last step had it
};

struct ToyFlight {
    std::vector<ToyStep> steps; ///< where each of the steps starts and, last, the end
    int evaluations = 0;        ///< of the denoiser, a particle
    double distance = 0.0;      ///< mean distance of the particles' ends to the nearest point
};

/// Lets particles walk from noise to the points under a sampler and the exact denoiser. Throws WrongUsage for what does
/// not go together, Cancelled when stopped.
ToyFlight toyFlight(const ToyRequest& request, std::stop_token stop = {});

struct ToyFieldRequest {
    std::vector<ToyPoint> points;
    std::string schedule = "cosine";
    double sigma = 1.0;  ///< as ToyStep::sigma; positive
    float extent = 3.0F; ///< the field reaches from -extent to extent in both directions
    int cells = 24;      ///< a side
};

/// The way that the probability-flow ODE moves a particle in the middle of each cell while noise goes away, cells *
/// cells rows upwards: sigma E[x0] - alpha E[eps], or E[x0 - eps] for flow (Song et al. 2021, eq. 13; Salimans & Ho
/// 2022).
std::vector<ToyPoint> toyField(const ToyFieldRequest& request);

} // namespace studio
