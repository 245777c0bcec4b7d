// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/SamplerPath.hpp"

#include "core/base/Error.hpp"

#include <algorithm>

namespace studio::diffusion {

namespace {

/// The places to be spread: where a path ends at t = 0 itself, no step begins there.
int placesOf(const PathOptions& options) {
    return options.finalSigma == FinalSigma::Zero ? options.steps : options.steps + 1;
}

/// Where the steps begin, from T - 1 down.
std::vector<double> startTimes(double total, const PathOptions& options, Times times) {
    const double last = total - 1.0;
    const int places = placesOf(options);
    const double even = last / std::max(places - 1, 1);
    const double stride = options.spacing == Spacing::Linspace ? even : std::min(total / places, even);
    const bool whole = times == Times::Whole && stride >= 1.0;
    std::vector<double> starts{last};
    for (int i = 1; i < options.steps; ++i) {
        const double t =
            options.spacing == Spacing::Trailing ? std::max(last - i * stride, 0.0) : (places - 1 - i) * stride;
        starts.push_back(whole ? std::nearbyint(t) : t);
    }
    return starts;
}

std::vector<NoiseLevel> karrasLevels(const NoiseSchedule& schedule, const PathOptions& options) {
    const double last = static_cast<double>(schedule.timesteps() - 1);
    auto sigmas = karrasSigmas(placesOf(options), schedule.ratio(0.0), schedule.ratio(last));
    sigmas.resize(static_cast<std::size_t>(options.steps));
    std::vector<NoiseLevel> levels;
    for (const double sigma : sigmas)
        levels.push_back(explodingLevel(schedule.timestepOfRatio(sigma), sigma));
    return levels;
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

SamplerPath schedulePath(const NoiseSchedule& schedule, const PathOptions& options, Times times) {
    requireTimesteps(schedule);
    requireSteps(options.steps, mostSteps);
    std::vector<NoiseLevel> levels;
    if (options.karras) {
        levels = karrasLevels(schedule, options);
    } else {
        for (const double t : startTimes(static_cast<double>(schedule.timesteps()), options, times))
            levels.push_back(explodingLevel(t, schedule.ratio(t)));
    }
    levels.push_back(explodingLevel(0.0, options.finalSigma == FinalSigma::Zero ? 0.0 : schedule.ratio(0.0)));
    return joined(levels);
}

SamplerPath flowPath(int steps, double shift) {
    requireSteps(steps, mostSteps);
    std::vector<NoiseLevel> levels;
    for (int i = 0; i <= steps; ++i)
        levels.push_back(flowLevel(shiftedTime(1.0 - static_cast<double>(i) / steps, shift)));
    return joined(levels);
}

SamplerPath edmPath(int steps, double sigmaMin, double sigmaMax, double rho) {
    requireSteps(steps, mostSteps);
    std::vector<NoiseLevel> levels;
    for (const double sigma : karrasSigmas(steps, sigmaMin, sigmaMax, rho))
        levels.push_back(explodingLevel(std::log(sigma) / 4.0, sigma));
    levels.push_back(explodingLevel(0.0, 0.0));
    return joined(levels);
}

SamplerPath preservingPath(SamplerPath path) {
    for (auto& stride : path)
        for (auto* level : {&stride.from, &stride.to})
            *level = preservingLevel(level->t, level->ratio());
    return path;
}

NoiseLevel preservingLevel(double t, double ratio) {
    const double alpha = 1.0 / std::sqrt(1.0 + ratio * ratio);
    return {t, alpha, ratio * alpha};
}

NoiseLevel explodingLevel(double t, double ratio) {
    return {t, 1.0, ratio};
}

NoiseLevel flowLevel(double t) {
    return {t, 1.0 - t, t};
}

SamplerPath joined(const std::vector<NoiseLevel>& levels) {
    SamplerPath path;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        path.push_back({levels[i], levels[i + 1]});
    return path;
}

double shiftedTime(double t, double shift) {
    return shift * t / (1.0 + (shift - 1.0) * t);
}

void requireSteps(int steps, std::int64_t most) {
    if (steps < 1 || steps > most)
        throw Error(ErrorCode::WrongUsage,
                    "steps=" + std::to_string(steps) + ": expected a number from 1 to " + std::to_string(most));
}

void requireTimesteps(const NoiseSchedule& schedule) {
    if (!schedule.isDiscrete())
        throw Error(ErrorCode::WrongUsage,
                    "this sampler steps through the timesteps of a diffusion schedule, and this schedule has none",
                    "Use linear, scaled_linear or cosine, or another sampler.");
}

} // namespace studio::diffusion
