// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/FlatParameters.hpp"

namespace studio::training {

namespace {

/// Every parameter starts on a cache line.
constexpr std::int64_t alignment = 16;

std::int64_t aligned(std::int64_t count) {
    return (count + alignment - 1) / alignment * alignment;
}

} // namespace

FlatParameters::FlatParameters(torch::nn::Module& module) {
    std::vector<torch::Tensor> parameters;
    std::int64_t total = 0;
    const auto place = [&](bool decaying) {
        for (const auto& item : module.named_parameters()) {
            if ((item.value().dim() >= 2) != decaying)
                continue;
            m_places.push_back({item.key(), item.value().sizes().vec(), total, item.value().numel()});
            parameters.push_back(item.value());
            total += aligned(item.value().numel());
        }
    };
    place(true);
    m_decaying = total;
    place(false);

    const torch::NoGradGuard noGrad;
    const auto options =
        parameters.empty() ? at::TensorOptions(at::kFloat) : parameters.front().options().requires_grad(false);
    m_values = torch::zeros({total}, options);
    m_gradients = torch::zeros({total}, options);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Place& at = m_places[i];
        const auto view = m_values.narrow(0, at.offset, at.count).view(at.sizes);
        view.copy_(parameters[i]);
        parameters[i].set_data(view);
        parameters[i].mutable_grad() = m_gradients.narrow(0, at.offset, at.count).view(at.sizes);
    }
}

models::StateDict FlatParameters::named(const std::string& prefix, const torch::Tensor& flat) const {
    models::StateDict tensors;
    tensors.reserve(m_places.size());
    for (const Place& at : m_places)
        tensors.emplace_back(prefix + at.name, flat.narrow(0, at.offset, at.count).view(at.sizes));
    return tensors;
}

} // namespace studio::training
