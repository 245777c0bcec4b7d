// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Adversary.hpp"

#include "core/base/Seeds.hpp"
#include "core/models/BatchShares.hpp"

#include <torch/autograd.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace studio::training {

namespace {

constexpr std::uint64_t weightsPurpose = 0xD15C;
constexpr double riseShare = 0.05; // of the run
constexpr double leastGradient = 1e-4;
constexpr double mostWeight = 1e4;

std::shared_ptr<models::PatchDiscriminator> freshDiscriminator(const models::PictureShape& picture, std::uint64_t seed,
                                                               at::Device device) {
    auto discriminator = std::make_shared<models::PatchDiscriminator>(picture);
    models::initialiseWeights(*discriminator, derivedSeed(seed, weightsPurpose));
    discriminator->to(device);
    return discriminator;
}

torch::Tensor gradientAt(const torch::Tensor& place, const torch::Tensor& loss) {
    return torch::autograd::grad({loss}, {place}).front();
}

} // namespace

Adversary::Adversary(const models::PictureShape& picture, const AdversaryConfig& config, at::Device device)
    : m_config(config)
    , m_discriminator(freshDiscriminator(picture, config.seed, device))
    , m_parameters(*m_discriminator)
    , m_optimiser(m_parameters, {.beta1 = 0.5, .beta2 = 0.9})
    , m_steps(torch::zeros({1}, torch::kLong)) {}

torch::Tensor Adversary::judged(const torch::Tensor& pictures, const std::vector<torch::Tensor>& parameters) {
    return models::inShares([&](const models::Rows& rows) { return m_discriminator->forward(rows.front()); },
                            parameters, {pictures});
}

Adversary::Pull Adversary::pull(const torch::Tensor& reconstruction, const LossFn& loss, const models::StepInfo& info) {
    const auto place = reconstruction.detach().requires_grad_(true);
    const auto value = -judged(place, {}).mean();
    const auto towardsReal = gradientAt(place, value);
    const auto towardsPicture = gradientAt(place, loss(place));
    const auto balance = (towardsPicture.norm() / (towardsReal.norm() + leastGradient)).clamp_max(mostWeight);
    const double risen = std::clamp((info.progress() - m_config.start) / riseShare, 0.0, 1.0);
    const auto weight = balance * (m_config.weight * risen);
    // Has the value weight * -mean D(r) and its gradient, without the discriminator's graph.
    const auto slope = (reconstruction * towardsReal).sum();
    return {weight * (slope - slope.detach() + value.detach()), value.detach()};
}

torch::Tensor Adversary::learn(const torch::Tensor& pictures, const torch::Tensor& reconstructions,
                               const models::StepInfo& info) {
    m_optimiser.zeroGradients();
    const auto verdicts =
        judged(torch::cat({pictures, reconstructions.detach()}), m_discriminator->parameters()).chunk(2);
    const auto loss = (torch::relu(1.0 - verdicts[0]).mean() + torch::relu(1.0 + verdicts[1]).mean()) / 2.0;
    loss.backward();
    const auto steps = m_steps.add_(1).item<std::int64_t>();
    const double falling = (1.0 + std::cos(std::numbers::pi * std::min(info.progress(), 1.0))) / 2.0;
    m_optimiser.step(m_config.learningRate * falling, steps);
    return loss.detach();
}

models::StateDict Adversary::state() const {
    models::StateDict tensors;
    const auto add = [&](const char* name, const torch::Tensor& flat) {
        auto named = m_parameters.named(std::string("adversary.") + name + ".", flat);
        tensors.insert(tensors.end(), named.begin(), named.end());
    };
    add("weights", m_parameters.values());
    add("moment1", m_optimiser.firstMoment());
    add("moment2", m_optimiser.secondMoment());
    tensors.emplace_back("adversary.steps", m_steps);
    return tensors;
}

} // namespace studio::training
