// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Activations.hpp"

#include "core/models/PictureKernels.hpp"

namespace studio::models {

namespace {

bool isForInference(const torch::Tensor& x) {
    return !at::GradMode::is_enabled() && x.is_cpu() && x.scalar_type() == at::kFloat;
}

torch::Tensor inOnePass(const torch::Tensor& x, const torch::nn::GroupNormImpl& norm, const torch::Tensor& film) {
    const auto numbers = film.defined() ? film.contiguous() : film;
    const NormNumbers learnt{.groups = norm.options.num_groups(),
                             .epsilon = static_cast<float>(norm.options.eps()),
                             .weight = norm.weight.data_ptr<float>(),
                             .bias = norm.bias.data_ptr<float>(),
                             .film = film.defined() ? numbers.data_ptr<float>() : nullptr,
                             .filmStride = film.defined() && film.size(0) > 1 ? film.size(1) : 0,
                             .silu = true};
    auto out = torch::empty_like(x);
    normalise(x.data_ptr<float>(), out.data_ptr<float>(), {x.size(0), x.size(2) * x.size(3), x.size(1)}, learnt);
    return out;
}

} // namespace

torch::Tensor siluOf(torch::Tensor x) {
    if (at::GradMode::is_enabled())
        return torch::silu(x);
    if (!isForInference(x) || !x.is_non_overlapping_and_dense())
        return torch::silu_(x);
    siluInPlace(x.data_ptr<float>(), x.numel());
    return x;
}

torch::Tensor siluOfNorm(const torch::Tensor& x, torch::nn::GroupNorm& norm, const torch::Tensor& film) {
    if (isForInference(x) && x.is_contiguous(at::MemoryFormat::ChannelsLast))
        return inOnePass(x, *norm, film);
    auto normal = norm->forward(x);
    if (film.defined()) {
        const auto numbers = film.unsqueeze(2).unsqueeze(3).chunk(2, 1);
        normal = torch::addcmul(numbers[1], normal, 1.0 + numbers[0]);
    }
    return siluOf(std::move(normal));
}

} // namespace studio::models
