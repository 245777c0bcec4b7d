// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/LatentStatistics.hpp"

#include "core/analysis/Interpolation.hpp"
#include "core/base/Error.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/LatentEngineState.hpp"
#include "core/studio/TensorImages.hpp"

#include <algorithm>

namespace studio {

namespace {

/// Up to `most` of the indices, spread evenly over them: imported files often stand in order of class.
std::vector<std::int64_t> spreadOver(const std::vector<std::int64_t>& indices, std::int64_t most) {
    const auto count = static_cast<std::int64_t>(indices.size());
    if (count <= most)
        return indices;
    std::vector<std::int64_t> chosen;
    for (std::int64_t i = 0; i < most; ++i)
        chosen.push_back(indices[static_cast<std::size_t>(i * count / most)]);
    return chosen;
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

std::vector<MapPoint> LatentStatistics::onPlane(const torch::Tensor& latents) const {
    const auto centred = latents.to(torch::kCPU).flatten(1) - principal.mean();
    const auto axes = principal.directions().narrow(0, 0, std::min<std::int64_t>(2, principal.directions().size(0)));
    const auto places = torch::constant_pad_nd(torch::mm(centred, axes.t()), {0, 2 - axes.size(0)}).contiguous();
    std::vector<MapPoint> points(static_cast<std::size_t>(places.size(0)));
    const auto* in = places.data_ptr<float>();
    for (MapPoint& point : points) {
        point = {in[0], in[1]};
        in += 2;
    }
    return points;
}

LatentStatistics statisticsOf(const torch::Tensor& latents, std::vector<int> labels) {
    const auto points = latents.flatten(1);
    const auto across = latents.dim() == 4 ? std::vector<std::int64_t>{0, 2, 3} : std::vector<std::int64_t>{0};
    LatentStatistics statistics{analysis::PrincipalComponents::fit(points, LatentStatistics::components),
                                analysis::GaussianFit::fit(points),
                                latents.mean(across, true).squeeze(0),
                                latents.std(across, false, true).squeeze(0).clamp_min(1e-6),
                                {}};
    const auto drawn = std::min<std::int64_t>(2, statistics.principal.directions().size(0));
    statistics.map = {statistics.onPlane(points), std::move(labels), explainedBy(statistics.principal, drawn)};
    return statistics;
}

std::shared_ptr<const LatentStatistics> LatentEngine::State::latentStatistics(const std::stop_token& stop) const {
    {
        const std::lock_guard lock(mutex);
        if (statistics)
            return statistics;
    }
    constexpr std::size_t batch = 256;
    const auto indices = spreadOver(project->trainingIndices(), LatentStatistics::pictures);
    std::vector<torch::Tensor> latents;
    for (std::size_t begin = 0; begin < indices.size(); begin += batch) {
        throwIfStopped(stop);
        std::vector<Image> images;
        for (std::size_t i = begin; i < std::min(begin + batch, indices.size()); ++i)
            images.push_back(project->image(indices[i]));
        latents.push_back(encode(toTensor(images)));
    }
    throwIfStopped(stop);
    std::vector<int> labels;
    for (const auto index : indices)
        labels.push_back(project->label(index));
    auto fresh = std::make_shared<const LatentStatistics>(statisticsOf(torch::cat(latents), std::move(labels)));
    const std::lock_guard lock(mutex);
    if (!statistics)
        statistics = std::move(fresh);
    return statistics;
}

PrincipalDirections LatentEngine::principalDirections(int count, std::stop_token stop) const {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    const auto statistics = m_state->latentStatistics(stop);
    const analysis::PrincipalComponents& principal = statistics->principal;
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
    return m_state->latentStatistics(stop)->map;
}

std::vector<Latent> LatentEngine::drawPrior(LatentPrior prior, std::int64_t count, std::uint64_t seed,
                                            std::stop_token stop) const {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    if (prior == LatentPrior::Gaussian)
        return toLatents(m_state->latentStatistics(stop)->gaussian.sample(count, seed));
    diffusion::SampleNoise noise(seed, 0, count, {m_state->shape.size()});
    return toLatents(noise.draw());
}

std::vector<Latent> LatentEngine::interpolate(const Latent& a, const Latent& b, Interpolation method,
                                              int frames) const {
    if (frames < 2)
        throw Error(ErrorCode::WrongUsage, "an interpolation needs at least 2 frames");
    const models::ThreadBudget budget(models::ThreadBudget::Share::OneCore);
    const c10::InferenceMode guard;
    const auto ends = toTensor(std::vector<Latent>{a, b}, m_state->shape);
    const auto statistics = method == Interpolation::Slerp ? m_state->latentStatistics({}) : nullptr;
    const auto center = statistics ? statistics->center : torch::zeros({1});
    const auto spread = statistics ? statistics->spread : torch::ones({1});
    const auto standard = (ends - center) / spread;
    std::vector<torch::Tensor> path;
    for (int frame = 0; frame < frames; ++frame) {
        const double t = static_cast<double>(frame) / (frames - 1);
        const auto point = method == Interpolation::Slerp ? analysis::slerp(standard[0], standard[1], t)
                                                          : analysis::lerp(standard[0], standard[1], t);
        path.push_back(point * spread + center);
    }
    std::vector<Latent> latents = toLatents(torch::stack(path));
    latents.front() = a; // exactly, without the rounding of the way there and back
    latents.back() = b;
    return latents;
}

} // namespace studio
