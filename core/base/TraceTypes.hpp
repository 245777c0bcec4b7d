// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Plain values of running a sampler against a known distribution, shared by core/diffusion and the facade.
namespace studio {

/// A sampler against data N(mean, std^2), for which the best possible denoiser is known in closed form.
struct GaussianTraceRequest {
    std::string sampler = "ddim";
    std::string schedule = "linear";    ///< linear, scaled_linear, cosine, flow, edm
    std::string prediction = "epsilon"; ///< epsilon, v, x0, flow, edm: what the exact network is taken to put out
    int steps = 30;
    std::optional<std::string> spacing; ///< leading, trailing, linspace; absent: the sampler's own
    bool karras = false;
    std::optional<std::string> finalSigma; ///< zero, min; absent: the sampler's own
    double eta = 0.0;
    double shift = 1.0; ///< of a flow
    double clamp = 0.0; ///< the predicted x0 stays within this many std of the mean; 0: left as it is
    /// Walk the timesteps that the library diffusers walks, also where they do not begin at full noise or do not join.
    bool asDiffusers = false;
    std::uint64_t seed = 0;
    double mean = 0.0;
    double std = 1.0;          ///< positive
    std::vector<double> start; ///< x where the path begins, in the sampler's own space; at least one
};

/// Heun's first guesses stand between its steps: one entry a network evaluation.
struct GaussianTrace {
    std::vector<double> timesteps;          ///< of every evaluation
    std::vector<double> sigmas;             ///< sigma/alpha (flow: t) there and, last, at the end
    std::vector<std::vector<double>> trace; ///< trace[0] = start, trace[k] = x after k evaluations
    std::vector<double> final;
};

} // namespace studio
