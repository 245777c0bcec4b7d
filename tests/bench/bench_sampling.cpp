// SPDX-License-Identifier: GPL-3.0-or-later
// One network evaluation, one sampler step and one training step of the balanced latent diffusion model, 4 x 8 x 8
// latents.
#include "core/diffusion/DiffusionParameters.hpp"
#include "core/diffusion/UNet.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/training/DiffusionTask.hpp"
#include "core/training/Trainer.hpp"
#include <torch/optim/adamw.h>

#include <benchmark/benchmark.h>

#include <filesystem>
#include <numeric>

namespace {

using namespace studio;

const std::vector<std::int64_t> latentSizes{4, 8, 8};

std::shared_ptr<diffusion::LatentDiffusion> balancedModel() {
    return diffusion::makeLatentDiffusion(diffusion::diffusionPreset(Preset::Balanced), latentSizes, 0, 1);
}

void evaluation(benchmark::State& state) {
    const torch::NoGradGuard noGrad;
    const auto model = balancedModel();
    const auto x = torch::randn({state.range(0), 4, 8, 8});
    const auto time = torch::full({state.range(0)}, 0.5);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(model->predict(x, time, {}));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void samplerStep(benchmark::State& state, const char* prediction, const char* sampler) {
    auto parameters = diffusion::diffusionPreset(Preset::Balanced);
    parameters.setFromText("prediction", prediction);
    const auto model = diffusion::makeLatentDiffusion(parameters, latentSizes, 0, 1);
    diffusion::LatentSamples request;
    request.sampler = sampler;
    request.options.steps = 10;
    request.count = 16;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(model->sample(request));
    state.SetItemsProcessed(state.iterations() * request.options.steps * request.count);
}

/// Whole samples at 30 evaluations; peer_sampling.py does the same in eager PyTorch.
void sampling30(benchmark::State& state) {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores); // as the engine does
    const auto model = balancedModel();
    model->freeze(); // as well
    diffusion::LatentSamples request;
    request.sampler = "flow-heun";
    request.options.steps = 15;
    request.count = state.range(0);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(model->sample(request));
    state.SetItemsProcessed(state.iterations() * request.count);
}

void trainingStep(benchmark::State& state, std::int64_t width, std::int64_t blocks, bool attention) {
    auto parameters = diffusion::diffusionPreset(Preset::Balanced);
    parameters.set("width", width);
    parameters.set("blocks", blocks);
    parameters.set("attention", attention);
    const auto model = diffusion::makeLatentDiffusion(parameters, latentSizes, 0, 1);
    training::DiffusionTask task(model, {.training = torch::randn({256, 4, 8, 8}), .validation = {}}, nullptr, {});
    torch::optim::AdamW optimiser(model->parameters(), torch::optim::AdamWOptions(1e-3));
    std::vector<std::int64_t> samples(static_cast<std::size_t>(parameters.integer("batch_size")));
    std::iota(samples.begin(), samples.end(), 0);
    models::StepInfo info{.training = true, .generator = at::make_generator<at::CPUGeneratorImpl>(1)};
    for ([[maybe_unused]] auto _ : state) {
        optimiser.zero_grad();
        task.loss(samples, info).total.backward();
        optimiser.step();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples.size()));
}

/// The same steps as trainingStep/width48 within the loop of a run: what is missing of its speed is the loop's own.
void trainingLoop(benchmark::State& state) {
    constexpr std::int64_t steps = 100;
    auto parameters = diffusion::diffusionPreset(Preset::Balanced);
    parameters.set("steps", steps);
    const auto folder = std::filesystem::temp_directory_path() / "latent-studio-bench-loop";
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        std::filesystem::create_directories(folder);
        const auto model = diffusion::makeLatentDiffusion(parameters, latentSizes, 0, 1);
        training::DiffusionTask task(model, {.training = torch::randn({256, 4, 8, 8}), .validation = {}}, nullptr, {});
        auto config = training::trainerConfig(parameters, 256);
        config.folder = folder;
        config.validations = 0;
        config.grids = 0;
        training::Trainer trainer(task, config, {});
        state.ResumeTiming();
        trainer.run();
    }
    std::filesystem::remove_all(folder);
    state.SetItemsProcessed(state.iterations() * steps * parameters.integer("batch_size"));
}

BENCHMARK(evaluation)->Arg(1)->Arg(16)->Arg(64)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(samplerStep, ddim, "epsilon", "ddim")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(samplerStep, flow_euler, "flow", "flow-euler")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(samplerStep, flow_heun, "flow", "flow-heun")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sampling30)->ArgName("count")->Arg(1)->Arg(16)->Arg(256)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainingStep, width32, 32, 1, true)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainingStep, width48, 48, 1, true)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainingStep, width64, 64, 1, true)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainingStep, width64_without_attention, 64, 1, false)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainingStep, width64_two_blocks, 64, 2, true)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(trainingLoop)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainingStep, width96, 96, 1, true)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
