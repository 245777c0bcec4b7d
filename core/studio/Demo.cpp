// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Demo.hpp"

#include "core/base/Text.hpp"
#include "core/studio/DemoPage.hpp"
#include "core/studio/DemoPlan.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Project.hpp"
#include "core/studio/Training.hpp"

#include <chrono>
#include <thread>

namespace studio {

namespace {

constexpr auto pollInterval = std::chrono::milliseconds(100);

/// One demo under way: what every stage needs.
struct Demo {
    const DemoOptions& options;
    DemoPlan plan;
    std::stop_token stop;
    const ProgressFn& progress;
    const std::function<void(const JobSnapshot&)>& training;
};

void prepareFolder(const std::filesystem::path& folder) {
    std::error_code failure;
    if (std::filesystem::exists(folder, failure) &&
        (!std::filesystem::is_directory(folder, failure) || !std::filesystem::is_empty(folder, failure)))
        throw Error(ErrorCode::BadInput, displayText(folder) + " is there already and not empty", "Name a new folder");
    makeFolder(folder);
}

/// Debian's package also holds the 10,000 test pictures; a project takes the 60,000 that are meant for training.
std::shared_ptr<Project> importPictures(const Demo& demo, const std::optional<std::filesystem::path>& fashion) {
    ImportOptions import;
    import.seed = demo.options.seed;
    const std::filesystem::path source =
        fashion ? *fashion : std::filesystem::path("shapes:" + std::to_string(demo.plan.drawnPictures));
    if (fashion)
        import.limit = demo.plan.pictures;
    return Project::create(demo.options.folder / "project", {source}, import, demo.stop, demo.progress);
}

/// Runs a training on a thread of its own, so that this one can show it and pass a stop on.
void follow(const Demo& demo, const std::shared_ptr<Job>& job) {
    std::stop_callback forward(demo.stop, [job] { job->stop(); });
    std::jthread worker([job] { job->run(); });
    while (!job->isOver()) {
        if (demo.training)
            demo.training(job->snapshot());
        std::this_thread::sleep_for(pollInterval);
    }
    const JobSnapshot last = job->snapshot();
    if (last.state == JobState::Stopped)
        throw Cancelled{};
    if (last.state == JobState::Failed)
        throw last.error.value_or(Error(ErrorCode::Internal, "training failed without a reason"));
}

std::vector<std::string> trainAll(const Demo& demo, const std::shared_ptr<Project>& project) {
    std::vector<std::string> runs;
    for (const auto& model : demo.plan.models) {
        TrainRequest request;
        request.model = model;
        request.name = model;
        request.preset = demo.plan.preset;
        request.steps = demo.plan.autoencoderSteps;
        request.seed = demo.options.seed;
        request.device = demo.options.device;
        const TrainingJob training = prepareTraining(project, request);
        follow(demo, training.job);
        runs.push_back(training.run);
    }
    DiffuseRequest request;
    request.autoencoder = "vae";
    request.name = "vae-diffusion";
    request.preset = demo.plan.preset;
    request.steps = demo.plan.diffusionSteps;
    request.seed = demo.options.seed;
    request.device = demo.options.device;
    const TrainingJob training = prepareDiffusion(project, request);
    follow(demo, training.job);
    runs.push_back(training.run);
    return runs;
}

} // namespace

DemoResult runDemo(const DemoOptions& options, std::stop_token stop, const ProgressFn& progress,
                   const std::function<void(const JobSnapshot&)>& training) {
    const auto start = std::chrono::steady_clock::now();
    const Demo demo{options, demoPlan(options.quick), stop, progress, training};
    prepareFolder(options.folder);
    const auto fashion = fashionMnistFolder();
    const auto project = importPictures(demo, fashion);

    ComparisonOptions comparing;
    comparing.runs = trainAll(demo, project);
    comparing.scored = demo.plan.scored;
    comparing.seed = options.seed;
    comparing.device = options.device;

    DemoResult result;
    result.folder = options.folder;
    result.page = options.folder / "index.html";
    result.metrics = options.folder / "metrics.json";
    result.dataset = fashion ? "Fashion-MNIST" : "Shapes";
    const Comparison comparison = compareRuns(project, comparing, stop, progress);
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const Denoising denoising = traceDenoising(project, comparing, stop, progress);
    result.seconds = elapsed();
    writeDemoResults(*project, comparison, denoising, result);
    return result;
}

std::filesystem::path freeDemoFolder(const std::filesystem::path& parent) {
    std::error_code ignored;
    std::filesystem::path folder = parent / "latent-studio-demo";
    for (int number = 2; std::filesystem::exists(folder, ignored); ++number)
        folder = parent / ("latent-studio-demo-" + std::to_string(number));
    return folder;
}

} // namespace studio
