// SPDX-License-Identifier: GPL-3.0-or-later
// A training step of every model, and decoding one latent, on 28x28 grey pictures with the balanced preset.
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"
#include "core/training/AutoencoderTask.hpp"
#include "core/training/Schedules.hpp"
#include "core/training/TrainingState.hpp"

#include <benchmark/benchmark.h>

#include <numeric>
#include <string>
#include <vector>

using namespace studio;

namespace {

constexpr std::int64_t pictureCount = 512;
constexpr models::PictureShape shape{1, 28, 28};

training::PictureSource noisePictures() {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(1);
    const auto bytes =
        torch::randint(0, 256, {pictureCount, 28, 28, 1}, generator, at::TensorOptions().dtype(at::kByte));
    return {shape, pictureCount, [bytes](std::int64_t index) {
                return std::span<const std::uint8_t>(bytes.data_ptr<std::uint8_t>() + index * 784, 784);
            }};
}

/// Multiply-adds of one picture going forward through encoder and decoder, convolutions only.
double multiplyAdds(const models::AutoencoderConfig& config) {
    const auto cells = models::paddingFor(shape.height, config.downsample).cells;
    const auto positions = static_cast<double>(cells * cells);
    const auto width = static_cast<double>(config.width);
    const auto patch = static_cast<double>(shape.channels * config.downsample * config.downsample);
    const auto blocks = static_cast<double>(config.encoderBlocks + config.decoderBlocks);
    const auto latent = static_cast<double>(config.latent.size);
    return positions * (2 * 9 * patch * width + 2 * 9 * width * width * blocks + 10 * width * latent);
}

void trainingStep(benchmark::State& state, const std::string& model) {
    const auto parameters = models::autoencoderPreset(model, Preset::Balanced);
    const auto net = models::makeAutoencoder(model, parameters, shape, 1);
    data::Split split;
    split.training.resize(pictureCount);
    std::iota(split.training.begin(), split.training.end(), std::int64_t{0});
    training::AutoencoderTask task(net, noisePictures(), split, {});
    training::TrainingState trained(*net, {0.9, 0.99, 1e-8, 0.0, 50.0});
    const auto batchSize = parameters.integer("batch_size");
    std::vector<std::int64_t> samples(static_cast<std::size_t>(batchSize));
    std::iota(samples.begin(), samples.end(), std::int64_t{0});
    auto generator = at::make_generator<at::CPUGeneratorImpl>(2);
    std::int64_t step = 0;
    for (auto _ : state) {
        trained.optimiser().zeroGradients();
        task.loss(samples, {step, 1000, true, generator}).total.backward();
        trained.optimiser().clip();
        trained.optimiser().step(1e-3, ++step);
        trained.updateAverage(step, 0.999);
    }
    state.SetItemsProcessed(state.iterations() * batchSize);
    // Forward once, backward twice, two operations a multiply-add.
    const double operations = 6.0 * multiplyAdds(net->config()) * static_cast<double>(state.iterations() * batchSize);
    state.counters["GFLOP/s"] = benchmark::Counter(operations / 1e9, benchmark::Counter::kIsRate);
}

/// What this machine's convolutions reach at best: the block's own 3x3 convolution, forward and backward, nothing else.
void convolutionPeak(benchmark::State& state) {
    auto convolution = models::conv3x3(64, 64);
    const auto input = torch::randn({128, 64, 16, 16}).contiguous(at::MemoryFormat::ChannelsLast).requires_grad_();
    const auto upstream = torch::randn({128, 64, 16, 16}).contiguous(at::MemoryFormat::ChannelsLast);
    for (auto _ : state)
        convolution->forward(input).backward(upstream);
    const double operations = 6.0 * 9 * 64 * 64 * 16 * 16 * 128 * static_cast<double>(state.iterations());
    state.counters["GFLOP/s"] = benchmark::Counter(operations / 1e9, benchmark::Counter::kIsRate);
}

void decodeOneLatent(benchmark::State& state, const std::string& model) {
    const torch::NoGradGuard noGrad;
    const auto net = models::makeAutoencoder(model, models::autoencoderPreset(model, Preset::Balanced), shape, 1);
    net->eval();
    const auto latent = net->encode(torch::rand({1, 1, 28, 28}));
    for (auto _ : state)
        benchmark::DoNotOptimize(net->decode(latent));
    state.SetItemsProcessed(state.iterations());
}

const bool registered = [] {
    benchmark::RegisterBenchmark("convolution_peak", convolutionPeak)->UseRealTime()->Unit(benchmark::kMillisecond);
    for (const auto& entry : models::bottlenecks()) {
        const std::string id = entry.id;
        benchmark::RegisterBenchmark(("training_step/" + id).c_str(),
                                     [id](benchmark::State& state) { trainingStep(state, id); })
            ->UseRealTime()
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("decode_one_latent/" + id).c_str(),
                                     [id](benchmark::State& state) { decodeOneLatent(state, id); })
            ->UseRealTime()
            ->Unit(benchmark::kMillisecond);
    }
    return true;
}();

} // namespace
