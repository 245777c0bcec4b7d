// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/NearCopyFinding.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"

#include <optional>

namespace studio {

namespace {

constexpr double manyCopies = 0.1;
constexpr double plainlyMore = 0.05;

std::optional<double> figure(const RunInfo& run, const char* name) {
    const auto found = run.metrics.find(name);
    return found == run.metrics.end() ? std::nullopt : std::optional(found->second);
}

std::string percent(double share) {
    return fixedText(100.0 * share, 0) + " %";
}

} // namespace

std::string nearCopiesText(const RunInfo& run) {
    const auto share = figure(run, "near_copies");
    const auto samples = figure(run, "near_copies_of");
    if (!share || !samples)
        return {};
    const auto heldOut = figure(run, "near_copies_held_out");
    return percent(*share) + " of " + std::to_string(static_cast<std::int64_t>(*samples)) +
           " samples are near copies of training pictures" +
           (heldOut ? " (" + percent(*heldOut) + " of the held-out pictures are)" : "");
}

std::optional<Finding> nearCopyFinding(const RunInfo& run) {
    const double share = figure(run, "near_copies").value_or(0.0);
    if (share < manyCopies || share < figure(run, "near_copies_held_out").value_or(0.0) + plainlyMore)
        return std::nullopt;
    return Finding{"memorising", Finding::Severity::Warning, nearCopiesText(run) + ".",
                   STUDIO_TR("Train the diffusion model on more pictures, with a smaller width, or for fewer steps.")};
}

} // namespace studio
