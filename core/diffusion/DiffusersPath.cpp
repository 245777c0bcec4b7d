// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DiffusersPath.hpp"

#include "core/base/Error.hpp"

#include <algorithm>

namespace studio::diffusion {

namespace {

/// diffusers rounds to whole timesteps everywhere but in its Euler family.
enum class Rounding { ToWhole, None };

void check(const NoiseSchedule& schedule, const PathOptions& options) {
    requireTimesteps(schedule);
    requireSteps(options.steps, schedule.timesteps());
}

/// From high to low: what numpy's linspace and arange give, in their order of operations, since a half is rounded one
/// way or the other by its last bit.
double spacedTimestep(double total, int steps, Spacing spacing, int points, int index) {
    const int left = points - 1 - index;
    switch (spacing) {
    case Spacing::Linspace:
        return index == 0 && points > 1 ? total - 1.0 : left * ((total - 1.0) / std::max(points - 1, 1));
    case Spacing::Leading:
        return left * std::floor(total / points);
    case Spacing::Trailing: {
        const double stride = (total - total / steps) - total;
        return std::nearbyint(total + index * stride) - 1.0;
    }
    }
    throw Error(ErrorCode::Internal, "unknown spacing");
}

/// options.steps timesteps from high to low. Multistep solvers leave out the last of steps + 1 points.
std::vector<double> spacedTimesteps(const NoiseSchedule& schedule, const PathOptions& options, Rounding rounding,
                                    int points) {
    std::vector<double> timesteps;
    for (int i = 0; i < options.steps; ++i) {
        const auto total = static_cast<double>(schedule.timesteps());
        const double t = spacedTimestep(total, options.steps, options.spacing, points, i);
        timesteps.push_back(rounding == Rounding::ToWhole ? std::nearbyint(t) : t);
    }
    return timesteps;
}

std::vector<double> karrasTimesteps(const NoiseSchedule& schedule, int steps) {
    const double last = static_cast<double>(schedule.timesteps() - 1);
    std::vector<double> timesteps;
    for (const double sigma : karrasSigmas(steps, schedule.ratio(0.0), schedule.ratio(last)))
        timesteps.push_back(std::nearbyint(schedule.timestepOfRatio(sigma)));
    return timesteps;
}

NoiseLevel ancestralLevel(const NoiseSchedule& schedule, std::int64_t t, FinalSigma finalSigma) {
    if (t < 0)
        return finalSigma == FinalSigma::Zero ? NoiseLevel{} : ancestralLevel(schedule, 0, finalSigma);
    const double alphaBar = schedule.alphaBar(t);
    return {static_cast<double>(t), std::sqrt(alphaBar), std::sqrt(1.0 - alphaBar)};
}

} // namespace

SamplerPath diffusersAncestralPath(const NoiseSchedule& schedule, const PathOptions& options) {
    check(schedule, options);
    if (options.karras)
        throw Error(ErrorCode::WrongUsage,
                    "Karras spacing needs noise levels between the timesteps, which DDPM and DDIM do not have",
                    "Leave it out, or use euler, heun, dpm++2m or unipc.");
    const std::int64_t stride = schedule.timesteps() / options.steps;
    SamplerPath path;
    for (const double t : spacedTimesteps(schedule, options, Rounding::ToWhole, options.steps)) {
        const auto from = static_cast<std::int64_t>(t);
        path.push_back({ancestralLevel(schedule, from, options.finalSigma),
                        ancestralLevel(schedule, from - stride, options.finalSigma)});
    }
    return path;
}

SamplerPath diffusersMultistepPath(const NoiseSchedule& schedule, const PathOptions& options) {
    check(schedule, options);
    if (options.spacing == Spacing::Leading && !options.karras && options.steps == schedule.timesteps())
        throw Error(ErrorCode::WrongUsage, "leading spacing has no room for as many steps as there are timesteps",
                    "Take fewer steps, or another spacing.");
    auto timesteps = options.karras ? karrasTimesteps(schedule, options.steps)
                                    : spacedTimesteps(schedule, options, Rounding::ToWhole, options.steps + 1);
    timesteps.erase(std::unique(timesteps.begin(), timesteps.end()), timesteps.end());
    std::vector<NoiseLevel> levels;
    for (const double t : timesteps)
        levels.push_back(preservingLevel(t, schedule.ratio(t)));
    levels.push_back(options.finalSigma == FinalSigma::Zero ? NoiseLevel{} : preservingLevel(0.0, schedule.ratio(0.0)));
    return joined(levels);
}

SamplerPath diffusersExplodingPath(const NoiseSchedule& schedule, const PathOptions& options) {
    check(schedule, options);
    const auto timesteps = spacedTimesteps(schedule, options, Rounding::None, options.steps);
    std::vector<NoiseLevel> levels;
    if (options.karras) {
        for (const double sigma :
             karrasSigmas(options.steps, schedule.ratio(timesteps.back()), schedule.ratio(timesteps.front())))
            levels.push_back(explodingLevel(schedule.timestepOfRatio(sigma), sigma));
    } else {
        for (const double t : timesteps)
            levels.push_back(explodingLevel(t, schedule.ratio(t)));
    }
    levels.push_back(explodingLevel(0.0, options.finalSigma == FinalSigma::Zero ? 0.0 : schedule.ratio(0.0)));
    return joined(levels);
}

SamplerPath diffusersFlowPath(int steps, double shift) {
    constexpr std::int64_t timesteps = 1000;
    requireSteps(steps, timesteps);
    const double lowest = shiftedTime(1.0 / static_cast<double>(timesteps), shift);
    std::vector<NoiseLevel> levels;
    for (int i = 0; i < steps; ++i) {
        const double share = steps > 1 ? static_cast<double>(i) / (steps - 1) : 0.0;
        levels.push_back(flowLevel(shiftedTime(std::lerp(1.0, lowest, share), shift)));
    }
    levels.push_back(flowLevel(0.0));
    return joined(levels);
}

} // namespace studio::diffusion
