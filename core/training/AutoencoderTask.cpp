// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/AutoencoderTask.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/training/PictureGrid.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace studio::training {

namespace {

constexpr std::int64_t picturesPerPass = 128;
constexpr std::int64_t picturesPerRow = 8;
constexpr std::int64_t picturesShown = 16;

} // namespace

ReconstructionLoss reconstructionLoss(const std::string& name) {
    if (name == "sum_squared")
        return ReconstructionLoss::SumSquared;
    if (name == "mean_squared")
        return ReconstructionLoss::MeanSquared;
    if (name == "sum_absolute")
        return ReconstructionLoss::SumAbsolute;
    throw Error(ErrorCode::WrongUsage, "unknown reconstruction loss \"" + name + "\"");
}

AutoencoderTask::AutoencoderTask(std::shared_ptr<models::Autoencoder> autoencoder, PictureSource pictures,
                                 data::Split split, AutoencoderTaskConfig config)
    : m_autoencoder(std::move(autoencoder))
    , m_batches(std::move(pictures), config.device)
    , m_split(std::move(split))
    , m_config(config) {
    if (m_split.training.empty())
        throw Error(ErrorCode::BadInput, "there are no pictures to train on",
                    "Import some, or hold out fewer for validation.");
    m_autoencoder->to(m_config.device);
}

BatchLoss AutoencoderTask::loss(std::span<const std::int64_t> samples, const models::StepInfo& info) {
    std::vector<std::int64_t> indices;
    indices.reserve(samples.size());
    for (const auto sample : samples)
        indices.push_back(m_split.training[static_cast<std::size_t>(sample)]);
    std::vector<bool> mirrored;
    if (m_config.flip) {
        const auto chance = torch::rand({static_cast<std::int64_t>(samples.size())}, info.generator);
        for (std::int64_t i = 0; i < chance.size(0); ++i)
            mirrored.push_back(chance.data_ptr<float>()[i] < 0.5F);
    }
    const auto pictures = m_batches.gather(indices, mirrored);
    return lossOf(pictures, m_autoencoder->forward(pictures, info));
}

BatchLoss AutoencoderTask::lossOf(const torch::Tensor& pictures, const models::AutoencoderOutput& output) const {
    BatchLoss loss;
    loss.total = reconstructionTerm(output.reconstruction, pictures);
    loss.parts.push_back({"reconstruction", loss.total.detach()});
    for (const auto& term : output.bottleneck.terms) {
        loss.total = loss.total + term.value * term.weight;
        loss.parts.push_back({term.name, term.value.detach()});
    }
    for (const auto& measure : output.bottleneck.measures)
        loss.parts.push_back({measure.name, measure.value.detach()});
    return loss;
}

torch::Tensor AutoencoderTask::reconstructionTerm(const torch::Tensor& reconstruction,
                                                  const torch::Tensor& pictures) const {
    const auto error = reconstruction - pictures;
    const auto count = static_cast<double>(pictures.size(0));
    switch (m_config.reconstruction) {
    case ReconstructionLoss::SumSquared:
        return error.square().sum() / count;
    case ReconstructionLoss::MeanSquared:
        return error.square().mean();
    case ReconstructionLoss::SumAbsolute:
        return error.abs().sum() / count;
    }
    return {};
}

Metrics AutoencoderTask::validate(std::int64_t limit, std::stop_token stop) {
    const torch::NoGradGuard noGrad;
    const auto& held = heldOut();
    const auto total = static_cast<std::int64_t>(held.size());
    const auto count = limit > 0 ? std::min(limit, total) : total;
    std::map<std::string, double> sums;
    double squared = 0.0;
    for (std::int64_t first = 0; first < count; first += picturesPerPass) {
        throwIfStopped(stop);
        const auto size = std::min(picturesPerPass, count - first);
        const auto pictures =
            m_batches.gather(std::span(held).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size)));
        const auto output = m_autoencoder->forward(pictures, models::StepInfo{});
        const auto loss = lossOf(pictures, output);
        squared += (output.reconstruction - pictures).square().sum().item<double>();
        sums["loss"] += loss.total.item<double>() * static_cast<double>(size);
        for (const auto& part : loss.parts)
            sums[part.name] += part.value.item<double>() * static_cast<double>(size);
    }
    const auto& shape = m_batches.shape();
    const double mse = squared / static_cast<double>(count * shape.channels * shape.height * shape.width);
    Metrics metrics;
    for (const auto& [name, sum] : sums)
        metrics.emplace_back("val_" + name, sum / static_cast<double>(count));
    metrics.emplace_back("val_mse", mse);
    metrics.emplace_back("val_psnr", -10.0 * std::log10(std::max(mse, 1e-12)));
    return metrics;
}

Image AutoencoderTask::sampleGrid(std::stop_token stop) {
    throwIfStopped(stop);
    const torch::NoGradGuard noGrad;
    const auto& held = heldOut();
    const auto count = std::min<std::int64_t>(picturesShown, static_cast<std::int64_t>(held.size()));
    const auto pictures = m_batches.gather(std::span(held).first(static_cast<std::size_t>(count)));
    const auto output = m_autoencoder->forward(pictures, models::StepInfo{}).reconstruction;
    std::vector<torch::Tensor> rows;
    for (std::int64_t first = 0; first < count; first += picturesPerRow) {
        const auto size = std::min(picturesPerRow, count - first);
        rows.push_back(pictures.narrow(0, first, size));
        rows.push_back(output.narrow(0, first, size));
    }
    return pictureGrid(rows);
}

const std::vector<std::int64_t>& AutoencoderTask::heldOut() const {
    return m_split.validation.empty() ? m_split.training : m_split.validation;
}

} // namespace studio::training
