// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Doctor.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/Dataset.hpp"
#include "core/data/Duplicates.hpp"
#include "core/data/Import.hpp"
#include "core/studio/NearCopyFinding.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace studio {

namespace {

using Severity = Finding::Severity;

/// Below this a training has hardly begun, whatever the pictures: the shortest of all presets, Fashion-MNIST's quick
/// one, takes as many.
constexpr std::int64_t fewSteps = 254;
constexpr double dominantShare = 0.8;
/// Grey levels of 255 by which pictures must differ from their mean.
constexpr double equalDeviation = 1.5;
constexpr std::int64_t fewHeldOut = 16;
/// A held-out loss so many times the training loss, and so much above its own best, is memorising.
constexpr double memorisingRatio = 1.5;
constexpr double risen = 1.02;

std::string counted(std::int64_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::optional<Finding> dominantClass(const DatasetFacts& facts) {
    std::int64_t labelled = 0;
    for (const auto& each : facts.classes)
        labelled += each.count;
    const auto largest = std::ranges::max_element(facts.classes, {}, &ClassCount::count);
    if (facts.classes.size() < 2 || labelled == 0)
        return std::nullopt;
    const double share = static_cast<double>(largest->count) / static_cast<double>(labelled);
    if (share <= dominantShare)
        return std::nullopt;
    return Finding{"one-class", Severity::Warning,
                   "\"" + largest->name + "\" has " + fixedText(100.0 * share, 0) + " % of the labelled pictures (" +
                       std::to_string(largest->count) + " of " + std::to_string(labelled) + "): it will dominate.",
                   STUDIO_TR("Add pictures of the other classes, or take fewer of this one.")};
}

/// Root mean square distance of the pictures' values from the mean picture, in grey levels of 255.
double deviationFromMean(const data::Dataset& dataset, const std::stop_token& stop) {
    std::vector<double> sums, squares;
    for (std::int64_t i = 0; i < dataset.size(); ++i) {
        throwIfStopped(stop);
        dataset.requireWhole();
        const auto pixels = dataset.pixels(i);
        sums.resize(pixels.size());
        squares.resize(pixels.size());
        for (std::size_t k = 0; k < pixels.size(); ++k) {
            const double value = pixels[k];
            sums[k] += value;
            squares[k] += value * value;
        }
    }
    const auto count = static_cast<double>(dataset.size());
    double variance = 0.0;
    for (std::size_t k = 0; k < sums.size(); ++k)
        variance += squares[k] / count - (sums[k] / count) * (sums[k] / count);
    return std::sqrt(std::max(variance / static_cast<double>(std::max<std::size_t>(sums.size(), 1)), 0.0));
}

std::optional<Finding> allEqual(const data::Dataset& dataset, const std::stop_token& stop) {
    const double deviation = deviationFromMean(dataset, stop);
    if (dataset.size() < 2 || deviation >= equalDeviation)
        return std::nullopt;
    return Finding{"all-equal", Severity::Warning,
                   "All " + std::to_string(dataset.size()) + " pictures are equal or nearly so: they differ by " +
                       shortText(deviation, 2) + " of 255 levels.",
                   STUDIO_TR("Look whether the right files were imported, and in the right range of brightness.")};
}

std::optional<Finding> duplicates(const Project& project, const std::stop_token& stop) {
    std::int64_t known = 0;
    std::string example;
    for (const auto& group : data::exactDuplicates(*project.dataset(), stop)) {
        const auto isHeld = [&](std::int64_t index) { return project.isValidation(index); };
        const auto trained = std::ranges::find_if_not(group, isHeld);
        const auto held = std::ranges::find_if(group, isHeld);
        if (trained == group.end() || held == group.end())
            continue;
        known += std::ranges::count_if(group, isHeld);
        if (example.empty())
            example = project.imageName(*held) + " = " + project.imageName(*trained);
    }
    if (known == 0)
        return std::nullopt;
    return Finding{"duplicates", Severity::Warning,
                   counted(known, "held-out picture is", "held-out pictures are") +
                       " among the training pictures as well (" + example +
                       "): figures of held-out pictures look better than they are.",
                   STUDIO_TR("Remove the copies and import again.")};
}

std::optional<Finding> heldOut(const Project& project) {
    const std::int64_t validation = project.validationCount();
    if (validation == 0)
        return Finding{"nothing-held-out", Severity::Warning,
                       STUDIO_TR("No picture is kept apart: every figure is of pictures that were trained on, and "
                                 "memorising cannot be seen."),
                       STUDIO_TR("Import again with a share kept apart, for instance --val 0.1.")};
    if (validation >= fewHeldOut)
        return std::nullopt;
    return Finding{"few-held-out", Severity::Note,
                   "Only " + counted(validation, "picture is", "pictures are") +
                       " held out: figures of so few are rough.",
                   STUDIO_TR("Import more pictures, or hold out a larger share with --val.")};
}

std::optional<Finding> damage(const Project& project, const std::stop_token& stop) {
    try {
        project.requireSoundPictures(stop);
        return std::nullopt;
    } catch (const Error& error) {
        return Finding{"damaged", Severity::Warning, error.message(), error.hint()};
    }
}

std::optional<Finding> changedSources(const Project& project, const std::stop_token& stop) {
    switch (data::sourceState(project.folder(), stop)) {
    case data::SourceState::Unchanged:
        return std::nullopt;
    case data::SourceState::Changed:
        return Finding{"sources-changed", Severity::Note,
                       STUDIO_TR("The files that the pictures were imported from have changed since. The project keeps "
                                 "the pictures as they were."),
                       STUDIO_TR("Make a new project of them to take in what is new.")};
    case data::SourceState::Missing:
        return Finding{"sources-missing", Severity::Note,
                       STUDIO_TR("The files that the pictures were imported from are not there any more. The project "
                                 "does not need them."),
                       STUDIO_TR("Keep a copy of the project's folder: it holds the only pictures now.")};
    }
    return std::nullopt;
}

std::optional<Finding> tooFewSteps(std::int64_t steps, const std::string& beginning) {
    if (steps >= fewSteps)
        return std::nullopt;
    return Finding{"few-steps", Severity::Warning,
                   beginning + counted(steps, "step", "steps") + ": the network will hardly have begun to learn.",
                   STUDIO_TR("Train for 1,000 steps or more, or leave the length to the preset.")};
}

std::optional<std::size_t> columnOf(const MetricTable& table, const std::string& name) {
    const auto found = std::ranges::find(table.columns, name);
    return found == table.columns.end() ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(found - table.columns.begin()));
}

/// The finite cells of a column, from top to bottom.
std::vector<double> valuesOf(const MetricTable& table, std::size_t column) {
    std::vector<double> values;
    for (const auto& row : table.rows)
        if (column < row.size() && std::isfinite(row[column]))
            values.push_back(row[column]);
    return values;
}

double meanOfLastTenth(const std::vector<double>& values) {
    constexpr std::size_t fewest = 5;
    const std::size_t count = std::min(std::max(values.size() / 10, fewest), values.size());
    double sum = 0.0;
    for (std::size_t i = values.size() - count; i < values.size(); ++i)
        sum += values[i];
    return sum / static_cast<double>(count);
}

/// By the term that both sides have in the same units: reconstruction where there is one, else the whole loss.
std::optional<Finding> memorising(const MetricTable& table) {
    const bool hasTerm = columnOf(table, "reconstruction") && columnOf(table, "val_reconstruction");
    const std::string term = hasTerm ? "reconstruction" : "loss";
    const auto trained = columnOf(table, term);
    const auto held = columnOf(table, "val_" + term);
    if (!trained || !held)
        return std::nullopt;
    const auto losses = valuesOf(table, *trained);
    const auto heldLosses = valuesOf(table, *held);
    if (losses.empty() || heldLosses.size() < 2)
        return std::nullopt;
    const double now = meanOfLastTenth(losses);
    const double last = heldLosses.back();
    const double best = std::ranges::min(heldLosses);
    if (last <= memorisingRatio * now || last <= risen * best)
        return std::nullopt;
    return Finding{"memorising", Severity::Warning,
                   "The run memorises: its loss is " + shortText(now, 3) + " on training pictures and " +
                       shortText(last, 3) + " on held-out ones, " + fixedText(last / std::max(now, 1e-12), 1) +
                       " times as much, and there it has risen from " + shortText(best, 3) + ".",
                   STUDIO_TR("Train on more pictures or on changed copies of them, with a smaller width, or for fewer "
                             "steps.")};
}

std::optional<Finding> brokenLines(const MetricTable& table, const std::string& run) {
    if (table.brokenLines.empty())
        return std::nullopt;
    return Finding{"broken-lines", Severity::Warning,
                   counted(std::ssize(table.brokenLines), "line", "lines") + " of metrics.csv of \"" + run +
                       "\" cannot be read and " + (table.brokenLines.size() == 1 ? "is" : "are") +
                       " left out; the first is line " + std::to_string(table.brokenLines.front()) + ".",
                   STUDIO_TR("The weights are not affected. Mend the file in a text editor, or leave it.")};
}

void add(std::vector<Finding>& findings, std::optional<Finding> finding) {
    if (finding)
        findings.push_back(std::move(*finding));
}

} // namespace

std::vector<Finding> examineData(const Project& project, std::stop_token stop) {
    std::vector<Finding> findings;
    add(findings, damage(project, stop));
    if (!findings.empty())
        return findings; // whatever else is found would be of other pictures
    add(findings, changedSources(project, stop));
    add(findings, dominantClass(project.facts()));
    add(findings, allEqual(*project.dataset(), stop));
    if (std::ranges::find(findings, "all-equal", &Finding::id) == findings.end())
        add(findings, duplicates(project, stop));
    add(findings, heldOut(project));
    return findings;
}

std::vector<Finding> examinePlan(const Project&, const TrainingEstimate& estimate) {
    std::vector<Finding> findings;
    add(findings, tooFewSteps(estimate.steps, "This training is planned for only "));
    return findings;
}

std::vector<Finding> examineRun(const Project& project, const std::string& run) {
    const RunInfo info = project.run(run);
    std::vector<Finding> findings;
    if (info.state == RunState::Finished)
        add(findings, tooFewSteps(info.step, "\"" + run + "\" was trained for only "));
    const MetricTable table = project.metrics(run);
    if (project.validationCount() > 0)
        add(findings, memorising(table));
    add(findings, brokenLines(table, run));
    add(findings, nearCopyFinding(info));
    add(findings, heldOut(project));
    return findings;
}

} // namespace studio
