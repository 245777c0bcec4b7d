// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/LatentStatistics.hpp"
#include "core/analysis/Interpolation.hpp"
#include "core/base/Error.hpp"
#include "core/data/Dataset.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/LatentEngineState.hpp"
#include "core/studio/TensorImages.hpp"

#include <algorithm>

namespace studio {

namespace {

constexpr std::uint64_t choiceSeed = 0;
constexpr std::int64_t fewestForSpread = 256;
constexpr std::int64_t pixelsForSpread = std::int64_t{1} << 24;

/// `wanted` of the training pictures: never the first ones, since imported files often stand in order of class.
std::vector<std::int64_t> chosenPictures(const Project& project, std::int64_t wanted) {
    const auto training = project.trainingIndices();
    std::vector<std::int64_t> chosen;
    for (const auto position : data::chooseSome(std::ssize(training), wanted, choiceSeed))
        chosen.push_back(training[static_cast<std::size_t>(position)]);
    return chosen;
}

/// [N, ...] on the CPU.
torch::Tensor encoded(const LatentEngine::State& state, const std::vector<std::int64_t>& indices,
                      const std::stop_token& stop) {
    auto sizes = state.autoencoder->latentSizes();
    sizes.insert(sizes.begin(), std::ssize(indices));
    auto latents = torch::empty(sizes);
    const auto pass = state.picturesPerPass();
    for (std::int64_t first = 0; first < std::ssize(indices); first += pass) {
        throwIfStopped(stop);
        std::vector<Image> images;
        for (auto i = first; i < std::min(first + pass, std::ssize(indices)); ++i)
            images.push_back(state.project->image(indices[static_cast<std::size_t>(i)]));
        latents.narrow(0, first, std::ssize(images)).copy_(state.encode(toTensor(images)));
    }
    return latents;
}

std::vector<double> toDoubles(const torch::Tensor& values) {
    const auto flat = values.to(torch::kFloat64).contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

/// Share of the variance that the first `count` directions carry. The fit knows that of all its components.
double explainedBy(const analysis::PrincipalComponents& principal, std::int64_t count) {
    const auto variance = principal.deviation().square();
    const double all = variance.sum().item<double>();
    return all > 0 ? principal.explained() * variance.narrow(0, 0, count).sum().item<double>() / all : 0.0;
}

} // namespace

std::vector<MapPoint> onPlane(const analysis::PrincipalComponents& principal, const torch::Tensor& latents) {
    const auto axes = principal.directions().narrow(0, 0, std::min<std::int64_t>(2, principal.directions().size(0)));
    std::vector<MapPoint> points;
    points.reserve(static_cast<std::size_t>(latents.size(0)));
    constexpr std::int64_t rowsAtOnce = 128;
    for (const auto& rows : latents.split(rowsAtOnce)) {
        const auto centred = rows.to(torch::kCPU).flatten(1) - principal.mean();
        const auto places = torch::constant_pad_nd(torch::mm(centred, axes.t()), {0, 2 - axes.size(0)}).contiguous();
        const auto* in = places.data_ptr<float>();
        for (std::int64_t row = 0; row < places.size(0); ++row, in += 2)
            points.push_back({in[0], in[1]});
    }
    return points;
}

LatentSpread spreadOf(const torch::Tensor& latents) {
    const auto across = latents.dim() == 4 ? std::vector<std::int64_t>{0, 2, 3} : std::vector<std::int64_t>{0};
    return {latents.mean(across, true).squeeze(0), latents.std(across, false, true).squeeze(0).clamp_min(1e-6)};
}

LatentStatistics::LatentStatistics(const LatentEngine::State& state)
    : m_state(state) {
    for (const priors::PriorInfo& each : priors::priors())
        m_priors.try_emplace(each.id);
}

std::int64_t LatentStatistics::sampleSize() const {
    const auto fitting = std::clamp<std::int64_t>(values / m_state.shape.size(), 1, pictures);
    return std::min(fitting, m_state.project->trainingCount());
}

std::int64_t LatentStatistics::spreadSize() const {
    const DatasetFacts& facts = m_state.project->facts();
    const auto pixels = static_cast<std::int64_t>(facts.width) * facts.height;
    return std::min(std::max(pixelsForSpread / pixels, fewestForSpread), sampleSize());
}

std::shared_ptr<const LatentSample> LatentStatistics::sample(const std::stop_token& stop) const {
    return m_sample.get([&] {
        const auto chosen = chosenPictures(*m_state.project, sampleSize());
        LatentSample sample{encoded(m_state, chosen, stop), {}};
        for (const auto index : chosen)
            sample.labels.push_back(m_state.project->label(index));
        return sample;
    });
}

std::shared_ptr<const LatentSpread> LatentStatistics::spread(const std::stop_token& stop) const {
    return m_spread.get([&] {
        if (spreadSize() == sampleSize())
            return spreadOf(sample(stop)->latents);
        return spreadOf(encoded(m_state, chosenPictures(*m_state.project, spreadSize()), stop));
    });
}

std::shared_ptr<const analysis::PrincipalComponents> LatentStatistics::principal(const std::stop_token& stop) const {
    return m_principal.get(
        [&] { return analysis::PrincipalComponents::fit(sample(stop)->latents.flatten(1), components, stop); });
}

std::shared_ptr<const priors::Prior> LatentStatistics::prior(const priors::PriorInfo& prior,
                                                             const std::stop_token& stop) const {
    const priors::Cloud cloud{m_state.shape.size(), [&] { return sample(stop)->latents.flatten(1); }};
    const auto kept = m_priors.at(prior.id).get([&] { return prior.fit(cloud, stop); });
    return {kept, kept->get()};
}

std::shared_ptr<const LatentMap> LatentStatistics::map(const std::stop_token& stop) const {
    return m_map.get([&] {
        const auto held = sample(stop);
        const auto axes = principal(stop);
        const auto drawn = std::min<std::int64_t>(2, axes->directions().size(0));
        return LatentMap{onPlane(*axes, held->latents), held->labels, explainedBy(*axes, drawn)};
    });
}

PrincipalDirections LatentEngine::principalDirections(int count, std::stop_token stop) const {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    const auto fitted = m_state->statistics.principal(stop);
    const analysis::PrincipalComponents& principal = *fitted;
    const auto kept = std::min<std::int64_t>(count, principal.directions().size(0));
    PrincipalDirections result;
    result.mean = toLatents(principal.mean().unsqueeze(0)).front();
    result.directions = toLatents(principal.directions().narrow(0, 0, kept));
    result.deviation = toDoubles(principal.deviation().narrow(0, 0, kept));
    result.explained = explainedBy(principal, kept);
    return result;
}

LatentMap LatentEngine::latentMap(std::stop_token stop) const {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    return *m_state->statistics.map(stop);
}

std::vector<Latent> LatentEngine::drawPrior(const std::string& prior, std::int64_t count, std::uint64_t seed,
                                            std::stop_token stop) const {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    return toLatents(m_state->statistics.prior(priors::priorInfo(prior), stop)->sample(count, seed, stop));
}

std::vector<Latent> LatentEngine::interpolate(const Latent& a, const Latent& b, Interpolation method, int frames,
                                              std::stop_token stop) const {
    if (frames < 2)
        throw Error(ErrorCode::WrongUsage, "an interpolation needs at least 2 frames");
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    const auto ends = toTensor(std::vector<Latent>{a, b}, m_state->shape);
    LatentSpread cloud{torch::zeros({1}), torch::ones({1})};
    if (method == Interpolation::Slerp)
        cloud = *m_state->statistics.spread(stop);
    const auto standard = (ends - cloud.center) / cloud.spread;
    std::vector<torch::Tensor> path;
    for (int frame = 0; frame < frames; ++frame) {
        const double t = static_cast<double>(frame) / (frames - 1);
        const auto point = method == Interpolation::Slerp ? analysis::slerp(standard[0], standard[1], t)
                                                          : analysis::lerp(standard[0], standard[1], t);
        path.push_back(point * cloud.spread + cloud.center);
    }
    std::vector<Latent> latents = toLatents(torch::stack(path));
    latents.front() = a; // exactly, without the rounding of the way there and back
    latents.back() = b;
    return latents;
}

} // namespace studio
