// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/Conditioning.hpp"

#include <cmath>

namespace studio::diffusion {

namespace {

constexpr std::int64_t sinusoidSize = 64;

} // namespace

torch::Tensor sinusoidalEmbedding(const torch::Tensor& time, std::int64_t size) {
    const auto half = size / 2;
    const auto exponents = torch::arange(half, time.options()) / static_cast<double>(half);
    const auto angles = (1000.0 * time).unsqueeze(1) * torch::exp(-std::log(1e4) * exponents);
    return torch::cat({angles.cos(), angles.sin()}, 1);
}

Conditioning::Conditioning(std::int64_t size, std::int64_t classes)
    : m_classes(classes)
    , m_first(register_module("time1", torch::nn::Linear(sinusoidSize, size)))
    , m_second(register_module("time2", torch::nn::Linear(size, size))) {
    if (classes > 0)
        m_class = register_module("class", torch::nn::Linear(torch::nn::LinearOptions(classes + 1, size).bias(false)));
}

torch::Tensor Conditioning::forward(const torch::Tensor& time, const torch::Tensor& labels) {
    auto steering = m_second->forward(torch::silu(m_first->forward(sinusoidalEmbedding(time, sinusoidSize))));
    if (m_class) {
        const auto known = labels.defined() ? labels : torch::full_like(time, m_classes, torch::kLong);
        steering = steering + torch::embedding(m_class->weight.t(), known); // a column for each class
    }
    return torch::silu(steering);
}

} // namespace studio::diffusion
