// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/SamplerPath.hpp"

#include "core/base/Error.hpp"

#include <algorithm>

namespace studio::diffusion {

namespace {

/// diffusers rounds to whole timesteps everywhere but in its Euler family.
enum class Timesteps { Whole, Fractional };

void checkSteps(int steps, std::int64_t most) {
    if (steps < 1 || steps > most)
        throw Error(ErrorCode::WrongUsage,
                    "steps=" + std::to_string(steps) + ": expected a number from 1 to " + std::to_string(most));
}

void checkDiscrete(const NoiseSchedule& schedule, const PathOptions& options) {
    if (!schedule.isDiscrete())
        throw Error(ErrorCode::WrongUsage,
                    "this sampler steps through the timesteps of a diffusion schedule, and this schedule has none",
                    "Use linear, scaled_linear or cosine, or another sampler.");
    checkSteps(options.steps, schedule.timesteps());
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

/// `steps` timesteps from high to low. Multistep solvers leave out the last of steps + 1 points.
std::vector<double> spacedTimesteps(std::int64_t total, int steps, Spacing spacing, Timesteps kind, int points) {
    std::vector<double> timesteps;
    for (int i = 0; i < steps; ++i) {
        const double t = spacedTimestep(static_cast<double>(total), steps, spacing, points, i);
        timesteps.push_back(kind == Timesteps::Whole ? std::nearbyint(t) : t);
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

NoiseLevel preserving(double t, double ratio) {
    const double alpha = 1.0 / std::sqrt(1.0 + ratio * ratio);
    return {t, alpha, ratio * alpha};
}

NoiseLevel exploding(double t, double ratio) {
    return {t, 1.0, ratio};
}

SamplerPath joined(const std::vector<NoiseLevel>& levels) {
    SamplerPath path;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        path.push_back({levels[i], levels[i + 1]});
    return path;
}

NoiseLevel ancestralLevel(const NoiseSchedule& schedule, std::int64_t t, FinalSigma finalSigma) {
    if (t < 0)
        return finalSigma == FinalSigma::Zero ? NoiseLevel{} : ancestralLevel(schedule, 0, finalSigma);
    const double alphaBar = schedule.alphaBar(t);
    return {static_cast<double>(t), std::sqrt(alphaBar), std::sqrt(1.0 - alphaBar)};
}

} // namespace

Spacing spacingFromName(std::string_view name) {
    if (name == "leading")
        return Spacing::Leading;
    if (name == "trailing")
        return Spacing::Trailing;
    if (name == "linspace")
        return Spacing::Linspace;
    throw Error(ErrorCode::WrongUsage, "unknown spacing \"" + std::string(name) + "\"",
                "Known spacings: leading, trailing, linspace");
}

FinalSigma finalSigmaFromName(std::string_view name) {
    if (name == "zero")
        return FinalSigma::Zero;
    if (name == "min")
        return FinalSigma::Min;
    throw Error(ErrorCode::WrongUsage, "unknown final sigma \"" + std::string(name) + "\"", "Known: zero, min");
}

SamplerPath ancestralPath(const NoiseSchedule& schedule, const PathOptions& options) {
    checkDiscrete(schedule, options);
    if (options.karras)
        throw Error(ErrorCode::WrongUsage,
                    "Karras spacing needs noise levels between the timesteps, which DDPM and DDIM do not have",
                    "Leave it out, or use euler, heun, dpm++2m or unipc.");
    const std::int64_t stride = schedule.timesteps() / options.steps;
    SamplerPath path;
    for (const double t :
         spacedTimesteps(schedule.timesteps(), options.steps, options.spacing, Timesteps::Whole, options.steps)) {
        const auto from = static_cast<std::int64_t>(t);
        path.push_back({ancestralLevel(schedule, from, options.finalSigma),
                        ancestralLevel(schedule, from - stride, options.finalSigma)});
    }
    return path;
}

SamplerPath multistepPath(const NoiseSchedule& schedule, const PathOptions& options) {
    checkDiscrete(schedule, options);
    if (options.spacing == Spacing::Leading && !options.karras && options.steps == schedule.timesteps())
        throw Error(ErrorCode::WrongUsage, "leading spacing has no room for as many steps as there are timesteps",
                    "Take fewer steps, or another spacing.");
    auto timesteps = options.karras ? karrasTimesteps(schedule, options.steps)
                                    : spacedTimesteps(schedule.timesteps(), options.steps, options.spacing,
                                                      Timesteps::Whole, options.steps + 1);
    const auto repeated = std::ranges::unique(timesteps);
    timesteps.erase(repeated.begin(), repeated.end());
    std::vector<NoiseLevel> levels;
    for (const double t : timesteps)
        levels.push_back(preserving(t, schedule.ratio(t)));
    levels.push_back(options.finalSigma == FinalSigma::Zero ? NoiseLevel{} : preserving(0.0, schedule.ratio(0.0)));
    return joined(levels);
}

SamplerPath explodingPath(const NoiseSchedule& schedule, const PathOptions& options) {
    checkDiscrete(schedule, options);
    const auto timesteps =
        spacedTimesteps(schedule.timesteps(), options.steps, options.spacing, Timesteps::Fractional, options.steps);
    std::vector<NoiseLevel> levels;
    if (options.karras) {
        for (const double sigma :
             karrasSigmas(options.steps, schedule.ratio(timesteps.back()), schedule.ratio(timesteps.front())))
            levels.push_back(exploding(schedule.timestepOfRatio(sigma), sigma));
    } else {
        for (const double t : timesteps)
            levels.push_back(exploding(t, schedule.ratio(t)));
    }
    levels.push_back(options.finalSigma == FinalSigma::Zero ? NoiseLevel{} : exploding(0.0, schedule.ratio(0.0)));
    return joined(levels);
}

SamplerPath flowPath(int steps, double shift) {
    checkSteps(steps, 10'000);
    std::vector<NoiseLevel> levels;
    for (int i = 0; i <= steps; ++i) {
        const double even = 1.0 - static_cast<double>(i) / steps;
        const double t = shift * even / (1.0 + (shift - 1.0) * even);
        levels.push_back({t, 1.0 - t, t});
    }
    return joined(levels);
}

SamplerPath edmPath(int steps, double sigmaMin, double sigmaMax, double rho) {
    checkSteps(steps, 10'000);
    std::vector<NoiseLevel> levels;
    for (const double sigma : karrasSigmas(steps, sigmaMin, sigmaMax, rho))
        levels.push_back(exploding(std::log(sigma) / 4.0, sigma));
    levels.push_back(exploding(0.0, 0.0));
    return joined(levels);
}

SamplerPath preservingPath(SamplerPath path) {
    for (auto& stride : path)
        for (auto* level : {&stride.from, &stride.to})
            *level = preserving(level->t, level->ratio());
    return path;
}

} // namespace studio::diffusion
