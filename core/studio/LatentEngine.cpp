// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/LatentEngine.hpp"

#include "core/analysis/ImageMetrics.hpp"
#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/models/PassSize.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/LatentEngineState.hpp"
#include "core/studio/NearestPicture.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/studio/TensorImages.hpp"

#include <algorithm>

namespace studio {

namespace {

/// Pictures a pass: enough to keep the cores busy, few enough to stop within a fraction of a second.
constexpr std::int64_t mostPerPass = 64;

/// A single small picture is done before the other cores are awake.
models::ThreadBudget::Share shareFor(std::size_t items, const LatentEngine::State& state) {
    constexpr std::int64_t pixelsForOneCore = 48 * 48;
    const auto& picture = state.autoencoder->config().picture;
    const bool isSmall = picture.width * picture.height <= pixelsForOneCore;
    return items <= 1 && isSmall ? models::ThreadBudget::Share::OneCore : models::ThreadBudget::Share::AllCores;
}

/// Calls `work` for as many items at a time as go through the autoencoder at once.
template<class T, class Work>
void inPasses(const LatentEngine::State& state, std::span<const T> items, const std::stop_token& stop,
              const ProgressFn& progress, const char* stage, Work work) {
    const auto pass = static_cast<std::size_t>(state.picturesPerPass());
    for (std::size_t begin = 0; begin < items.size(); begin += pass) {
        throwIfStopped(stop);
        work(items.subspan(begin, std::min(pass, items.size() - begin)));
        report(progress, stage, static_cast<std::int64_t>(std::min(begin + pass, items.size())),
               static_cast<std::int64_t>(items.size()));
    }
}

/// `network` of all rows, some at a time.
template<class Network>
torch::Tensor inPasses(const LatentEngine::State& state, const torch::Tensor& rows, const std::stop_token& stop,
                       Network network) {
    const c10::InferenceMode guard;
    std::vector<torch::Tensor> results;
    for (const auto& part : rows.split(state.picturesPerPass())) {
        throwIfStopped(stop);
        results.push_back(network(part.to(state.device)).to(torch::kCPU));
    }
    return results.size() == 1 ? results.front() : torch::cat(results);
}

template<class T>
void append(std::vector<T>& all, std::vector<T> more) {
    std::ranges::move(more, std::back_inserter(all));
}

} // namespace

LatentEngine::LatentEngine(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}

LatentEngine::~LatentEngine() = default;

const RunInfo& LatentEngine::run() const noexcept {
    return m_state->run;
}
const std::string& LatentEngine::weights() const noexcept {
    return m_state->weights;
}
const WeightPin& LatentEngine::decoder() const noexcept {
    return m_state->decoder;
}
const std::string& LatentEngine::notice() const noexcept {
    return m_state->notice;
}
const std::string& LatentEngine::damage() const noexcept {
    return m_state->damage;
}
LatentShape LatentEngine::shape() const noexcept {
    return m_state->shape;
}
bool LatentEngine::canDiffuse() const noexcept {
    return m_state->diffusion != nullptr;
}

std::int64_t LatentEngine::State::picturesPerPass() const {
    return models::picturesPerPass(autoencoder->config().picture, mostPerPass);
}

torch::Tensor LatentEngine::State::encode(const torch::Tensor& pictures, const std::stop_token& stop) const {
    return inPasses(*this, pictures, stop, [this](const torch::Tensor& some) { return autoencoder->encode(some); });
}

torch::Tensor LatentEngine::State::decode(const torch::Tensor& latents, const std::stop_token& stop) const {
    return inPasses(*this, latents, stop, [this](const torch::Tensor& some) { return autoencoder->decode(some); });
}

void LatentEngine::State::checkPictures(std::span<const Image> images) const {
    const DatasetFacts& facts = project->facts();
    for (const Image& image : images)
        if (image.width != facts.width || image.height != facts.height || image.channels != facts.channels)
            throw Error(ErrorCode::Mismatch, "a picture is " + std::to_string(image.width) + " x " +
                                                 std::to_string(image.height) + ", the project's are " +
                                                 std::to_string(facts.width) + " x " + std::to_string(facts.height));
}

Latent LatentEngine::encode(const Image& image) const {
    return encode(std::span(&image, 1)).front();
}

std::vector<Latent> LatentEngine::encode(std::span<const Image> images, std::stop_token stop,
                                         const ProgressFn& progress) const {
    const models::ThreadBudget budget(shareFor(images.size(), *m_state));
    std::vector<Latent> latents;
    inPasses(*m_state, images, stop, progress, STUDIO_TR("encoding"), [&](std::span<const Image> batch) {
        m_state->checkPictures(batch);
        append(latents, toLatents(m_state->encode(toTensor(batch))));
    });
    return latents;
}

Image LatentEngine::decode(const Latent& latent) const {
    return std::move(decode(std::span(&latent, 1)).front());
}

std::vector<Image> LatentEngine::decode(std::span<const Latent> latents, std::stop_token stop,
                                        const ProgressFn& progress) const {
    const models::ThreadBudget budget(shareFor(latents.size(), *m_state));
    std::vector<Image> images;
    inPasses(*m_state, latents, stop, progress, STUDIO_TR("decoding"), [&](std::span<const Latent> batch) {
        append(images, toImages(m_state->decode(toTensor(batch, m_state->shape))));
    });
    return images;
}

Image LatentEngine::reconstruct(const Image& image) const {
    return decode(encode(image));
}

NearestPicture LatentEngine::nearestTraining(const Image& picture, std::stop_token stop) const {
    m_state->checkPictures(std::span(&picture, 1));
    return nearestPicture(*m_state->project->dataset(), m_state->project->trainingIndices(), picture, stop);
}

ReconstructionScore LatentEngine::score(std::int64_t limit, std::stop_token stop, const ProgressFn& progress) const {
    if (!damage().empty())
        throw damagedWeights(run().name, damage());
    auto indices = measuredPictures(*m_state->project, m_state->project->leftOut());
    if (limit > 0 && limit < static_cast<std::int64_t>(indices.size()))
        indices.resize(static_cast<std::size_t>(limit));
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    ReconstructionScore score;
    inPasses(*m_state, std::span<const std::int64_t>(indices), stop, progress, STUDIO_TR("measuring"),
             [&](std::span<const std::int64_t> batch) {
                 std::vector<Image> images;
                 for (const auto index : batch)
                     images.push_back(m_state->project->image(index));
                 const auto originals = toTensor(images);
                 const auto copies = m_state->decode(m_state->encode(originals)).clamp(0, 1);
                 score.mse += analysis::meanSquaredError(copies, originals).sum().item<double>();
                 score.psnr += analysis::peakSignalToNoise(copies, originals).sum().item<double>();
                 score.ssim += analysis::structuralSimilarity(copies, originals).sum().item<double>();
                 score.images += static_cast<std::int64_t>(batch.size());
             });
    const double count = std::max<double>(1.0, static_cast<double>(score.images));
    score.mse /= count;
    score.psnr /= count;
    score.ssim /= count;
    return score;
}

} // namespace studio
