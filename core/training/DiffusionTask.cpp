// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/DiffusionTask.hpp"

#include "core/base/Seeds.hpp"
#include "core/base/Translate.hpp"
#include "core/training/PictureGrid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace studio::training {

namespace {

constexpr std::int64_t timeBins = 4;
constexpr std::int64_t validationBatch = 128;
constexpr std::int64_t cellsPerPass = std::int64_t{1} << 15;  ///< 128 latents of 16 x 16, or 8 of 64 x 64
constexpr std::uint64_t validationPurpose = 0x56414c49444154; // "VALIDAT"
constexpr std::int64_t usualCellPixels = 8;                   ///< along an axis, behind a cell of a latent
constexpr int gridSteps = 12;
constexpr double edmLogMean = -1.2 + std::numbers::ln2;
constexpr double edmLogDeviation = 1.2;

/// Rows of latents [N, ...] that go through the network at once.
std::int64_t rowsPerPass(const torch::Tensor& latents) {
    const auto cells = latents.dim() == 4 ? latents.size(2) * latents.size(3) : 1;
    return std::clamp<std::int64_t>(cellsPerPass / cells, 1, validationBatch);
}

void checkLatents(const torch::Tensor& latents, const diffusion::LatentDiffusionConfig& config) {
    if (latents.sizes().slice(1) != at::IntArrayRef(config.latentSizes))
        throw Error(ErrorCode::Mismatch, "the latents have another shape than the diffusion model",
                    "Train it on the autoencoder that it was made for.");
    if (!latents.isfinite().all().item<bool>())
        throw Error(ErrorCode::Mismatch, "the latents hold NaN or infinite values",
                    STUDIO_TR("Train the autoencoder again, with a lower learning rate."));
}

void requireLabels(const LatentSet& latents) {
    const bool some = latents.trainingLabels.defined() && latents.validationLabels.defined() &&
                      (latents.trainingLabels >= 0).any().item<bool>();
    if (!some)
        throw Error(ErrorCode::WrongUsage,
                    "a conditional model needs labels, and none of the training pictures has one",
                    STUDIO_TR("Train it without labels, or import pictures from one folder a class."));
}

/// Sum and number of losses in each quarter of the time: [2, timeBins].
torch::Tensor binned(const torch::Tensor& losses, const torch::Tensor& times) {
    const auto bins = (times * static_cast<double>(timeBins)).to(torch::kLong).clamp(0, timeBins - 1);
    auto sums = torch::zeros({2, timeBins}, losses.options());
    sums[0].index_add_(0, bins, losses);
    sums[1].index_add_(0, bins, torch::ones_like(losses));
    return sums;
}

std::string binName(std::int64_t bin) {
    return "loss_t" + std::to_string(bin + 1);
}

/// Where the share `quantiles` of a standard normal distribution lies below; infinite at 0 and 1, so not quite there.
torch::Tensor normalAt(const torch::Tensor& quantiles) {
    return std::numbers::sqrt2 * torch::erfinv(2.0 * quantiles.clamp(1e-6, 1.0 - 1e-6) - 1.0);
}

/// Evenly spread over [0, 1) whatever the number of samples (Weyl's sequence).
torch::Tensor evenTimes(std::int64_t first, std::int64_t count) {
    const auto turns = torch::arange(first, first + count, torch::kDouble) * (std::numbers::phi - 1.0);
    return (turns - turns.floor()).to(torch::kFloat);
}

} // namespace

DiffusionTaskConfig diffusionTaskConfig(const Parameters& parameters, at::Device device) {
    return {.timeSampling =
                parameters.text("time_sampling") == "uniform" ? TimeSampling::Uniform : TimeSampling::LogitNormal,
            .labelDropout = parameters.real("label_dropout"),
            .guideShare = parameters.real("guide_share"),
            .device = device};
}

DiffusionTask::DiffusionTask(std::shared_ptr<diffusion::LatentDiffusion> model, LatentSet latents, DecodeFn decode,
                             DiffusionTaskConfig config)
    : m_model(std::move(model))
    , m_latents(std::move(latents))
    , m_decode(std::move(decode))
    , m_config(config) {
    if (!m_latents.training.defined() || m_latents.training.size(0) == 0)
        throw Error(ErrorCode::BadInput, "there are no latents to train on",
                    STUDIO_TR("Import some pictures, or hold out fewer for validation."));
    if (!m_latents.validation.defined() || m_latents.validation.size(0) == 0) {
        m_latents.validation = m_latents.training;
        m_latents.validationLabels = m_latents.trainingLabels;
    }
    if (isConditional()) {
        requireLabels(m_latents);
        m_latents.trainingLabels = knownLabels(m_latents.trainingLabels);
        m_latents.validationLabels = knownLabels(m_latents.validationLabels);
    }
    checkLatents(m_latents.training, m_model->config());
    checkLatents(m_latents.validation, m_model->config());
    m_model->scaler().to(torch::kCPU); // where the latents are, wherever the model was
    m_model->scaler().fit(m_latents.training);
    m_latents.training = m_model->scaler().scale(m_latents.training);
    m_latents.validation = m_model->scaler().scale(m_latents.validation);
    m_model->to(m_config.device);
    if (!m_model->schedule().isDiscrete())
        return;
    const auto alphaBar = torch::tensor(m_model->schedule().alphaBars(), torch::kDouble);
    m_alpha = alphaBar.sqrt().to(m_config.device, torch::kFloat);
    m_sigma = (1.0 - alphaBar).sqrt().to(m_config.device, torch::kFloat);
}

BatchLoss DiffusionTask::loss(std::span<const std::int64_t> samples, const models::StepInfo& info) {
    const auto count = static_cast<std::int64_t>(samples.size());
    const auto indices = torch::tensor(at::ArrayRef<std::int64_t>(samples.data(), samples.size()), torch::kLong);
    const auto x0 = m_latents.training.index_select(0, indices);
    const auto times = drawTimes(count, info);
    const auto eps = torch::randn(x0.sizes(), info.generator);
    torch::Tensor labels;
    if (isConditional())
        labels = visibleLabels(m_latents.trainingLabels.index_select(0, indices), info);
    const auto losses = lossPerSample(x0, eps, times, labels);
    const auto sums = binned(losses.detach().to(torch::kCPU), times);
    BatchLoss loss{.total = losses.mean(), .parts = {}};
    for (std::int64_t bin = 0; bin < timeBins; ++bin)
        loss.parts.push_back({binName(bin), sums[0][bin] / sums[1][bin]});
    return loss;
}

torch::Tensor DiffusionTask::drawTimes(std::int64_t count, const models::StepInfo& info) const {
    const auto offset = torch::rand({1}, info.generator);
    const auto quantiles = (torch::arange(count, torch::kFloat) + offset) / static_cast<double>(count);
    if (m_config.timeSampling == TimeSampling::Uniform || m_model->schedule().isEdm())
        return quantiles.clamp(1e-6, 1.0 - 1e-6);
    return torch::sigmoid(normalAt(quantiles));
}

DiffusionTask::Levels DiffusionTask::levelsAt(const torch::Tensor& times) const {
    const auto t = times.to(m_config.device);
    if (m_model->schedule().isFlow())
        return {1.0 - t, t, t};
    if (m_model->schedule().isEdm()) {
        const auto logarithm = edmLogMean + edmLogDeviation * normalAt(t);
        const auto ratio = logarithm.exp();
        const auto alpha = (1.0 + ratio.square()).rsqrt();
        return {alpha, ratio * alpha, logarithm / 4.0};
    }
    const auto steps = (t * static_cast<double>(m_alpha.size(0))).to(torch::kLong).clamp_max(m_alpha.size(0) - 1);
    return {m_alpha.index_select(0, steps), m_sigma.index_select(0, steps),
            steps.to(t.dtype()) / static_cast<double>(m_alpha.size(0))};
}

/// With the null class in place of every missing label.
torch::Tensor DiffusionTask::knownLabels(const torch::Tensor& labels) const {
    const auto classes = m_model->config().classes;
    if ((labels >= classes).any().item<bool>())
        throw Error(ErrorCode::Mismatch,
                    "a picture's label is none of the " + std::to_string(classes) + " classes of the diffusion model",
                    "Train a new run: classes were added since this one was made.");
    return labels.masked_fill(labels < 0, classes);
}

torch::Tensor DiffusionTask::visibleLabels(const torch::Tensor& labels, const models::StepInfo& info) const {
    const auto hidden = torch::rand(labels.sizes(), info.generator) < m_config.labelDropout;
    return labels.masked_fill(hidden, m_model->config().classes);
}

torch::Tensor DiffusionTask::lossPerSample(const torch::Tensor& x0, const torch::Tensor& eps,
                                           const torch::Tensor& times, const torch::Tensor& labels) const {
    const auto device = m_config.device;
    const auto clean = x0.to(device), noise = eps.to(device);
    std::vector<std::int64_t> broadcast(static_cast<std::size_t>(x0.dim()), 1);
    broadcast[0] = x0.size(0);
    const auto levels = levelsAt(times);
    const auto alpha = levels.alpha.view(broadcast), sigma = levels.sigma.view(broadcast);
    const auto known = labels.defined() ? labels.to(device) : labels;
    const auto output = m_model->predict(alpha * clean + sigma * noise, levels.seen, known);
    const auto target = diffusion::predictionTarget(m_model->config().prediction, clean, noise, alpha, sigma);
    return (output - target).square().flatten(1).mean(1);
}

Metrics DiffusionTask::validate(std::int64_t limit, std::stop_token stop) {
    const torch::NoGradGuard noGrad;
    const auto total = m_latents.validation.size(0);
    const auto count = limit > 0 ? std::min(limit, total) : total;
    auto sums = torch::zeros({2, timeBins});
    const auto pass = rowsPerPass(m_latents.validation);
    for (std::int64_t first = 0; first < count; first += pass) {
        throwIfStopped(stop);
        const auto size = std::min(pass, count - first);
        const auto x0 = m_latents.validation.narrow(0, first, size);
        const auto times = evenTimes(first, size);
        auto generator = at::make_generator<at::CPUGeneratorImpl>(
            derivedSeed(0, validationPurpose, static_cast<std::uint64_t>(first)));
        torch::Tensor labels;
        if (isConditional())
            labels = m_latents.validationLabels.narrow(0, first, size);
        const auto losses = lossPerSample(x0, torch::randn(x0.sizes(), generator), times, labels);
        sums += binned(losses.to(torch::kCPU), times);
    }
    const auto totals = sums.sum(1);
    Metrics metrics{{"val_loss", (totals[0] / totals[1]).item<double>()}};
    for (std::int64_t bin = 0; bin < timeBins; ++bin)
        metrics.emplace_back("val_" + binName(bin), (sums[0][bin] / sums[1][bin]).item<double>());
    return metrics;
}

Image DiffusionTask::sampleGrid(std::stop_token stop) {
    const torch::NoGradGuard noGrad;
    diffusion::LatentSamples request;
    request.sampler = m_model->samplers().front().id;
    request.options.steps = gridSteps;
    request.count = gridSamples();
    const auto pictures = m_decode(m_model->sample(request, stop));
    std::vector<torch::Tensor> rows;
    for (const auto& row : pictures.split(gridShapeFor(pictures.size(3)).columns))
        rows.push_back(row);
    return pictureGrid(rows);
}

std::int64_t DiffusionTask::gridSamples() const {
    const auto& sizes = m_model->config().latentSizes;
    return gridShapeFor(sizes.size() == 3 ? usualCellPixels * sizes[2] : 1).count;
}

std::int64_t DiffusionTask::gridEvaluations() const {
    return gridSamples() * 2 * gridSteps; // Heun's method looks twice a step
}

} // namespace studio::training
