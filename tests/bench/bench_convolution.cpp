// SPDX-License-Identifier: GPL-3.0-or-later
// A 3x3 convolution of the balanced networks, [pictures, channels, side, side], on one core: the library's (oneDNN) and
// the studio's own, alone and with its gradients.
#include "core/models/FastConvolution.hpp"

#include <ATen/Parallel.h>
#include <torch/autograd.h>
#include <torch/types.h>

#include <benchmark/benchmark.h>

namespace {

using namespace studio;

void convolution(benchmark::State& state, bool isOwn, bool withGradients) {
    const auto pictures = state.range(0), channels = state.range(1), side = state.range(2);
    const int threads = at::get_num_threads();
    at::set_num_threads(1);
    const at::AutoGradMode mode(withGradients);
    const auto options = torch::requires_grad(withGradients);
    const auto x = torch::randn({pictures, channels, side, side})
                       .contiguous(at::MemoryFormat::ChannelsLast)
                       .requires_grad_(withGradients);
    const auto weight = torch::randn({channels, channels, 3, 3}, options), bias = torch::randn({channels}, options);
    for ([[maybe_unused]] auto _ : state) {
        const auto y = isOwn ? models::fastConvolution(x, weight, bias) : torch::conv2d(x, weight, bias, 1, 1);
        if (withGradients)
            benchmark::DoNotOptimize(torch::autograd::grad({y}, {x, weight, bias}, {y.detach()}));
        else
            benchmark::DoNotOptimize(y);
    }
    at::set_num_threads(threads);
    state.SetItemsProcessed(state.iterations() * pictures);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"pictures", "channels", "side"});
    for (const std::int64_t pictures : {8, 64})
        benchmark->Args({pictures, 48, 8})->Args({pictures, 96, 4});
    benchmark->Args({8, 64, 64})->Unit(benchmark::kMicrosecond);
}

BENCHMARK_CAPTURE(convolution, library, false, false)->Apply(sizes);
BENCHMARK_CAPTURE(convolution, own, true, false)->Apply(sizes);
BENCHMARK_CAPTURE(convolution, library_gradients, false, true)->Apply(sizes);
BENCHMARK_CAPTURE(convolution, own_gradients, true, true)->Apply(sizes);

} // namespace
