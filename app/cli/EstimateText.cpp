// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/EstimateText.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace studio::cli {

namespace {

/// Two figures are all that such an estimate is good for.
std::string memoryText(std::uint64_t bytes) {
    constexpr double gigabyte = 1e9;
    const auto size = static_cast<double>(bytes);
    if (size >= gigabyte)
        return fmt::format("{:.1f} GB", size / gigabyte);
    return fmt::format("{:.0f} MB", std::round(size / 1e7) * 10.0);
}

} // namespace

std::string estimateText(const TrainingEstimate& estimate, std::int64_t pictures) {
    const std::string passes =
        estimate.epochs < 0.95 ? fmt::format("{:.2g}", estimate.epochs) : fmt::format("{:.1f}", estimate.epochs);
    std::string text = fmt::format("{} {}, {} passes over {} pictures, about {}", grouped(estimate.steps),
                                   estimate.steps == 1 ? "step" : "steps", passes, grouped(pictures),
                                   memoryText(estimate.memoryBytes));
    if (estimate.seconds > 0.0)
        text += ", about " + durationText(estimate.seconds) + " on this machine";
    return text;
}

nlohmann::json estimateDocument(const TrainingEstimate& estimate) {
    const LatentShape& latent = estimate.latent;
    const std::vector<std::int64_t> shape =
        latent.isVector ? std::vector{latent.channels} : std::vector{latent.channels, latent.height, latent.width};
    return {{"steps", estimate.steps},
            {"passes", estimate.epochs},
            {"batch_size", estimate.batchSize},
            {"parameters", estimate.parameterCount},
            {"latent", shape},
            {"compression", estimate.compression},
            {"memory_bytes", estimate.memoryBytes},
            {"seconds", estimate.seconds > 0.0 ? nlohmann::json(estimate.seconds) : nlohmann::json(nullptr)}};
}

std::string durationText(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(seconds, 1.0)));
    if (whole < 60)
        return fmt::format("{} s", whole);
    if (whole < 3600)
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::int64_t>(digits.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

} // namespace studio::cli
