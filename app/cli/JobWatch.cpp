// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/JobWatch.hpp"

#include "app/cli/EstimateText.hpp"
#include "app/cli/Findings.hpp"
#include "core/studio/Doctor.hpp"
#include "core/studio/NearCopyFinding.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <chrono>
#include <cmath>
#include <thread>

namespace studio::cli {

namespace {

constexpr auto pollInterval = std::chrono::milliseconds(50);
constexpr auto retryInterval = std::chrono::seconds(5);

nlohmann::json toJson(const ParameterValue& value) {
    return std::visit([](const auto& held) { return nlohmann::json(held); }, value);
}

std::string rangeOf(const ParameterSpec& spec) {
    if (!spec.choices.empty())
        return fmt::format("{}", fmt::join(spec.choices, "|"));
    if (std::holds_alternative<bool>(spec.fallback))
        return "true|false";
    const bool below = std::isfinite(spec.minimum);
    const bool above = std::isfinite(spec.maximum);
    if (below && above)
        return fmt::format("{} to {}", toText(spec.minimum), toText(spec.maximum));
    if (below)
        return "at least " + toText(spec.minimum);
    if (above)
        return "at most " + toText(spec.maximum);
    return "";
}

std::size_t showNotices(Console& console, const JobSnapshot& snapshot, std::size_t shown) {
    for (; shown < snapshot.notices.size(); ++shown)
        console.warn(snapshot.notices[shown]);
    return shown;
}

std::vector<std::int64_t> latentSizes(const RunInfo& run) {
    return run.latent.isVector ? std::vector{run.latent.channels}
                               : std::vector{run.latent.channels, run.latent.height, run.latent.width};
}

nlohmann::json toJson(const WeightPin& pin) {
    if (pin.sha256.empty())
        return nullptr;
    return {{"step", pin.step}, {"sha256", pin.sha256}};
}

nlohmann::json runDocument(const RunInfo& run, const TrainingOutlook& outlook, const std::vector<Finding>& findings) {
    nlohmann::json metrics = nlohmann::json::object();
    for (const auto& [name, value] : run.metrics)
        metrics[name] = std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
    nlohmann::json parameters = nlohmann::json::object();
    for (const auto& spec : run.parameters.specs())
        parameters[spec.key] = toJson(run.parameters.value(spec.key));
    return {{"run", run.name},
            {"model", run.model},
            {"autoencoder", run.autoencoder},
            {"decoder", toJson(run.parent)},
            {"started_from", run.startedFrom},
            {"step", run.step},
            {"used_step", run.usedStep},
            {"total_steps", run.totalSteps},
            {"extended_at", run.extendedAt},
            {"parameter_count", run.parameterCount},
            {"latent_shape", latentSizes(run)},
            {"latent_scale", {{"mean", run.scale.mean}, {"deviation", run.scale.deviation}}},
            {"seed", run.seed},
            {"parameters", parameters},
            {"metrics", metrics},
            {"estimate", outlook.estimate ? estimateDocument(*outlook.estimate) : nlohmann::json(nullptr)},
            {"findings", findingsDocument(findings)}};
}

void printRun(Console& console, const RunInfo& run) {
    console.info(fmt::format("{}: {} trained for {} steps, {} parameters, latent {}", run.name, run.model, run.step,
                             run.parameterCount, fmt::join(latentSizes(run), " x ")));
    if (run.usedStep != run.step)
        console.info(
            fmt::format("  its best weights, of step {}, are the ones in use and measured here", run.usedStep));
    if (!run.scale.deviation.empty() && !run.latent.isVector)
        console.info(fmt::format("  latents standardised by mean {:.3g} and deviation {:.3g}",
                                 fmt::join(run.scale.mean, " "), fmt::join(run.scale.deviation, " ")));
    for (const auto& [name, value] : run.metrics)
        if (std::isfinite(value) && !name.starts_with("near_copies"))
            console.info(fmt::format("  {} {:.5g}", name, value));
    if (const auto sentence = nearCopiesText(run); !sentence.empty())
        console.info("  " + sentence);
}

} // namespace

void runJob(Context& context, const std::shared_ptr<Job>& job) {
    std::jthread worker([job] { job->run(); });
    std::stop_callback forward(context.stop, [job] { job->stop(); });
    std::size_t noticesShown = 0;
    auto lastTried = std::chrono::steady_clock::now();
    while (!job->isOver()) {
        const JobSnapshot snapshot = job->snapshot();
        noticesShown = showNotices(context.console, snapshot, noticesShown);
        if (snapshot.state == JobState::Running && !snapshot.stage.empty())
            context.console.progress(snapshot);
        // Nobody pauses a job here but the job itself, for want of space: it is to try again.
        const auto now = std::chrono::steady_clock::now();
        if (snapshot.state != JobState::Paused) {
            lastTried = now;
        } else if (now - lastTried > retryInterval) {
            lastTried = now;
            job->resume();
        }
        std::this_thread::sleep_for(pollInterval);
    }
    worker.join();
    const JobSnapshot last = job->snapshot();
    showNotices(context.console, last, noticesShown);
    context.console.endProgress();
    if (last.state == JobState::Stopped)
        throw Cancelled{};
    if (last.state == JobState::Failed)
        throw last.error.value_or(Error(ErrorCode::Internal, "the job failed without a reason"));
}

TrainingOutlook announce(Context& context, const Project& project, const TrainingFlags& flags,
                         const std::function<TrainingEstimate()>& measure) {
    TrainingOutlook outlook;
    if (!flags.resume && !flags.name.empty() && project.hasRun(flags.name))
        return outlook; // preparing the training says that the name is taken
    outlook.estimate = measure();
    outlook.findings = examineData(project, context.stop);
    if (!flags.resume)
        addNew(outlook.findings, examinePlan(project, *outlook.estimate));
    warn(context.console, outlook.findings);
    if (outlook.estimate->steps == 0)
        outlook.estimate.reset();
    else
        context.console.info(estimateText(*outlook.estimate, project.trainingCount()));
    return outlook;
}

void reportRun(Context& context, const Project& project, const std::string& name, const TrainingOutlook& outlook,
               bool json) {
    const RunInfo run = project.run(name);
    std::vector<Finding> findings = outlook.findings;
    addNew(findings, examineRun(project, name));
    if (json)
        return context.console.document(runDocument(run, outlook, findings));
    printRun(context.console, run);
    findings.erase(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(outlook.findings.size()));
    warn(context.console, findings);
}

std::string parameterTable(const Parameters& parameters) {
    std::size_t keyWidth = 3;
    std::size_t valueWidth = 7;
    std::size_t rangeWidth = 5;
    for (const auto& spec : parameters.specs()) {
        keyWidth = std::max(keyWidth, spec.key.size());
        valueWidth = std::max(valueWidth, toText(parameters.value(spec.key)).size());
        rangeWidth = std::max(rangeWidth, rangeOf(spec).size());
    }
    const auto row = [&](const std::string& key, const std::string& value, const std::string& range,
                         const std::string& help) {
        return fmt::format("{:<{}}  {:<{}}  {:<{}}  {}\n", key, keyWidth, value, valueWidth, range, rangeWidth, help);
    };
    std::string table = row("key", "default", "range", "meaning");
    for (const auto& spec : parameters.specs()) {
        const std::string unit = spec.unit.empty() ? "" : " [" + spec.unit + "]";
        table += row(spec.key, toText(parameters.value(spec.key)), rangeOf(spec), spec.help + unit);
    }
    return table;
}

nlohmann::json parameterDocument(const Parameters& parameters) {
    const auto bound = [](double limit) {
        return std::isfinite(limit) ? nlohmann::json(limit) : nlohmann::json(nullptr);
    };
    nlohmann::json list = nlohmann::json::array();
    for (const auto& spec : parameters.specs())
        list.push_back({{"key", spec.key},
                        {"label", spec.label},
                        {"unit", spec.unit},
                        {"default", toJson(parameters.value(spec.key))},
                        {"minimum", bound(spec.minimum)},
                        {"maximum", bound(spec.maximum)},
                        {"choices", spec.choices},
                        {"help", spec.help}});
    return list;
}

} // namespace studio::cli
