// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/LatentRequest.hpp"

#include "core/base/Error.hpp"
#include "core/studio/TensorImages.hpp"

#include <algorithm>

namespace studio {

namespace {

torch::Tensor maskTensor(const std::vector<float>& mask, const LatentShape& shape) {
    if (shape.isVector)
        throw Error(ErrorCode::WrongUsage, "a vector latent has no places to mask", "Leave the mask out.");
    if (static_cast<std::int64_t>(mask.size()) != shape.height * shape.width)
        throw Error(ErrorCode::Mismatch, "a mask has " + std::to_string(mask.size()) +
                                             " cells; this run's latents have " +
                                             std::to_string(shape.height * shape.width));
    const auto tensor = torch::empty({shape.height, shape.width}, torch::kFloat32);
    std::ranges::copy(mask, tensor.data_ptr<float>());
    return tensor;
}

/// How often each label occurs among the pictures of the project.
std::vector<double> labelShares(const LatentEngine::State& state) {
    std::vector<double> shares;
    if (state.diffusion->config().classes > 0)
        for (const auto& each : state.project->facts().classes)
            shares.push_back(static_cast<double>(each.count));
    return shares;
}

diffusion::LatentGuide guideOf(const SampleGuide& guide, const LatentShape& shape) {
    return {toTensor(std::span(&guide.picture, 1), shape)[0], guide.strength,
            guide.mask.empty() ? torch::Tensor() : maskTensor(guide.mask, shape)};
}

} // namespace

const diffusion::LatentDiffusion& diffusionOf(const LatentEngine::State& state) {
    if (!state.diffusion)
        throw Error(ErrorCode::WrongUsage, "the run \"" + state.run.name + "\" is an autoencoder: it has no sampler",
                    "Draw from its prior, or train a diffusion model on it.");
    return *state.diffusion;
}

diffusion::LatentSamples samplesOf(const LatentEngine::State& state, const SampleRequest& request) {
    diffusion::LatentSamples samples;
    samples.sampler = request.sampler.empty() ? std::string(diffusionOf(state).samplers().front().id) : request.sampler;
    samples.options = {.steps = request.steps, .eta = request.eta, .karras = request.karras, .shift = request.shift};
    if (!request.spacing.empty())
        samples.options.spacing = diffusion::spacingFromName(request.spacing);
    samples.clamp = request.clamp;
    samples.seed = request.seed;
    samples.first = request.first;
    samples.count = request.count;
    samples.guidance = {.label = request.label, .scale = request.guidance, .shares = labelShares(state)};
    if (request.travel)
        samples.travel = diffusion::NoiseTravel{request.travel->to, request.travel->share};
    if (request.guide)
        samples.guide = guideOf(*request.guide, state.shape);
    return samples;
}

std::vector<Image> picturesOf(const LatentEngine::State& state, const torch::Tensor& samples, std::int64_t first,
                              const std::stop_token& stop) {
    // Sample i is always row i mod so many, so that its picture is always the same bits; a large picture stands alone.
    constexpr std::int64_t pixelsOfGroup = std::int64_t{1} << 18;
    const auto& picture = state.autoencoder->config().picture;
    const auto group = std::clamp<std::int64_t>(pixelsOfGroup / (picture.width * picture.height), 1, 16);
    auto sizes = samples.sizes().vec();
    sizes[0] = group;
    std::vector<Image> pictures;
    for (std::int64_t done = 0; done < samples.size(0);) {
        throwIfStopped(stop);
        const auto row = (first + done) % group;
        const auto count = std::min(group - row, samples.size(0) - done);
        auto batch = torch::zeros(sizes, samples.options());
        batch.narrow(0, row, count).copy_(samples.narrow(0, done, count));
        auto decoded = toImages(state.decode(batch).narrow(0, row, count));
        std::ranges::move(decoded, std::back_inserter(pictures));
        done += count;
    }
    return pictures;
}

} // namespace studio
