// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace studio::diffusion {

/// A sampler run against data N(mean, std^2), for which the best possible denoiser is known in closed form:
///   E[x0 | x] = mean + alpha std^2 / (alpha^2 std^2 + sigma^2) (x - alpha mean),   x = alpha x0 + sigma eps.
struct GaussianTraceRequest {
    std::string sampler = "ddim";
    std::string schedule = "linear";    ///< linear, scaled_linear, cosine, flow
    std::string prediction = "epsilon"; ///< epsilon, v, x0, flow: what the exact network is taken to put out
    int steps = 30;
    std::optional<std::string> spacing; ///< leading, trailing, linspace; absent: the sampler's own
    bool karras = false;
    std::optional<std::string> finalSigma; ///< zero, min; absent: the sampler's own
    double eta = 0.0;
    double shift = 1.0; ///< of a flow
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

/// Throws Error(WrongUsage) for what does not go together, with the reason.
GaussianTrace traceGaussian(const GaussianTraceRequest& request);

} // namespace studio::diffusion
