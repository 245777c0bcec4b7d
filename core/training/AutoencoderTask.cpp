// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/AutoencoderTask.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Seeds.hpp"
#include "core/base/Translate.hpp"
#include "core/models/PassSize.hpp"
#include "core/training/MultiScaleSimilarity.hpp"
#include "core/training/PictureGrid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace studio::training {

namespace {

constexpr std::int64_t mostPerPass = 128;
constexpr std::uint64_t variationPurpose = 0xA06;
/// Of 1 - MS-SSIM in a weight of 1. A trained autoencoder has some 0.03 of it left beside a squared error of 0.0015 a
/// value, so that both then pull about as hard. Twenty times as much costs a run 3 dB and part of its SSIM too.
constexpr double structureScale = 0.05;

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

AutoencoderTaskConfig autoencoderTaskConfig(const Parameters& parameters, std::uint64_t seed, at::Device device) {
    const auto weight = [&](const char* key) { return parameters.contains(key) ? parameters.real(key) : 0.0; };
    AutoencoderTaskConfig config;
    config.reconstruction = reconstructionLoss(parameters.text("reconstruction"));
    config.augmentation = augmentationConfig(parameters);
    config.structure = weight("ms_ssim");
    config.adversary.weight = weight("adversarial");
    config.adversary.start = weight("adversarial_start");
    // Half the autoencoder's: with less the discriminator is deceived before it has learnt anything.
    config.adversary.learningRate = 0.5 * parameters.real("learning_rate");
    config.adversary.seed = seed;
    config.device = device;
    return config;
}

AutoencoderTask::AutoencoderTask(std::shared_ptr<models::Autoencoder> autoencoder, PictureSource pictures,
                                 data::Split split, AutoencoderTaskConfig config)
    : m_autoencoder(std::move(autoencoder))
    , m_batches(std::move(pictures), config.device)
    , m_split(std::move(split))
    , m_config(config) {
    if (m_split.training.empty())
        throw Error(ErrorCode::BadInput, "there are no pictures to train on",
                    STUDIO_TR("Import some, or hold out fewer for validation."));
    m_autoencoder->to(m_config.device);
    if (m_config.adversary.weight > 0.0)
        m_adversary = std::make_unique<Adversary>(m_batches.shape(), m_config.adversary, m_config.device);
}

models::StateDict AutoencoderTask::companions() const {
    return m_adversary ? m_adversary->state() : models::StateDict{};
}

BatchLoss AutoencoderTask::loss(std::span<const std::int64_t> samples, const models::StepInfo& info) {
    std::vector<std::int64_t> indices;
    indices.reserve(samples.size());
    for (const auto sample : samples)
        indices.push_back(m_split.training[static_cast<std::size_t>(sample)]);
    const auto pictures = m_batches.gather(indices, drawnVariations(samples.size(), info));
    const auto output = m_autoencoder->forward(pictures, info);
    auto loss = lossOf(pictures, output);
    if (!m_adversary || !m_adversary->isPresent(info))
        return loss;
    return withAdversary(std::move(loss), pictures, output.reconstruction, info);
}

std::vector<Variation> AutoencoderTask::drawnVariations(std::size_t count, const models::StepInfo& info) const {
    std::vector<Variation> variations;
    if (m_config.augmentation.isOff())
        return variations;
    // One number of the step's generator seeds them all: a picture's variation depends on no thread.
    const auto number =
        torch::randint(std::numeric_limits<std::int64_t>::max(), {1}, info.generator, at::TensorOptions(at::kLong));
    const auto seed = static_cast<std::uint64_t>(number.item<std::int64_t>());
    for (std::size_t i = 0; i < count; ++i)
        variations.push_back(
            drawnVariation(m_config.augmentation, m_batches.shape(), derivedSeed(seed, variationPurpose, i)));
    return variations;
}

BatchLoss AutoencoderTask::withAdversary(BatchLoss loss, const torch::Tensor& pictures,
                                         const torch::Tensor& reconstruction, const models::StepInfo& info) {
    const auto alone = [&](const torch::Tensor& place) { return pictureLoss(place, pictures).total; };
    const auto pull = m_adversary->pull(reconstruction, alone, info);
    loss.total = loss.total + pull.term;
    loss.parts.push_back({"adversarial", pull.value});
    loss.parts.push_back({weightedPart("adversarial"), pull.term.detach()});
    loss.parts.push_back({"discriminator", m_adversary->learn(pictures, reconstruction, info)});
    return loss;
}

BatchLoss AutoencoderTask::pictureLoss(const torch::Tensor& reconstruction, const torch::Tensor& pictures) const {
    BatchLoss loss;
    loss.total = reconstructionTerm(reconstruction, pictures);
    loss.parts.push_back({"reconstruction", loss.total.detach()});
    if (m_config.structure == 0.0)
        return loss;
    const auto structure = 1.0 - multiScaleSimilarity(reconstruction, pictures).mean();
    const bool isMean = m_config.reconstruction == ReconstructionLoss::MeanSquared;
    const double values = isMean ? 1.0 : static_cast<double>(pictures[0].numel());
    const auto weighted = structure * (m_config.structure * structureScale * values);
    loss.total = loss.total + weighted;
    loss.parts.push_back({"ms_ssim_loss", structure.detach()});
    loss.parts.push_back({weightedPart("ms_ssim_loss"), weighted.detach()});
    return loss;
}

BatchLoss AutoencoderTask::lossOf(const torch::Tensor& pictures, const models::AutoencoderOutput& output) const {
    BatchLoss loss = pictureLoss(output.reconstruction, pictures);
    for (const auto& term : output.bottleneck.terms) {
        const auto weighted = term.value * term.weight;
        loss.total = loss.total + weighted;
        loss.parts.push_back({term.name, term.value.detach()});
        loss.parts.push_back({weightedPart(term.name), weighted.detach()});
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
    const auto pass = models::picturesPerPass(m_batches.shape(), mostPerPass);
    for (std::int64_t first = 0; first < count; first += pass) {
        throwIfStopped(stop);
        const auto size = std::min(pass, count - first);
        const auto pictures =
            m_batches.gather(std::span(held).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size)));
        const auto output = m_autoencoder->forward(pictures, models::StepInfo{});
        const auto loss = lossOf(pictures, output);
        squared += (output.reconstruction.clamp(0, 1) - pictures).square().sum().item<double>();
        sums["loss"] += loss.total.item<double>() * static_cast<double>(size);
        for (const auto& part : loss.parts)
            if (!isWeightedPart(part.name)) // the weights are those of a step, and of no step here
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
    const auto grid = gridShapeFor(m_batches.shape().width);
    const auto count = std::min(grid.count, static_cast<std::int64_t>(held.size()));
    const auto pictures = m_batches.gather(std::span(held).first(static_cast<std::size_t>(count)));
    const auto output = m_autoencoder->forward(pictures, models::StepInfo{}).reconstruction;
    std::vector<torch::Tensor> rows;
    for (std::int64_t first = 0; first < count; first += grid.columns) {
        const auto size = std::min(grid.columns, count - first);
        rows.push_back(pictures.narrow(0, first, size));
        rows.push_back(output.narrow(0, first, size));
    }
    return pictureGrid(rows);
}

const std::vector<std::int64_t>& AutoencoderTask::heldOut() const {
    return m_split.validation.empty() ? m_split.training : m_split.validation;
}

} // namespace studio::training
