// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/priors/PriorRegistry.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/priors/GaussianMixture.hpp"
#include "core/priors/GaussianPrior.hpp"
#include "core/priors/NormalPrior.hpp"

#include <algorithm>
#include <array>

namespace studio::priors {

namespace {

constexpr std::int64_t mostComponents = 10; // as in Ghosh et al. 2020

std::unique_ptr<Prior> normal(const Cloud& cloud, const std::stop_token&) {
    return std::make_unique<NormalPrior>(cloud.dimensions);
}

std::unique_ptr<Prior> gaussian(const Cloud& cloud, const std::stop_token& stop) {
    return std::make_unique<GaussianPrior>(analysis::GaussianFit::fit(cloud.points(), stop));
}

/// A full covariance needs more points than it has dimensions. Where there are too few for two of them, the mixture is
/// the one Gaussian, which has a way with many dimensions.
std::unique_ptr<Prior> mixture(const Cloud& cloud, const std::stop_token& stop) {
    const auto points = cloud.points();
    const auto components = std::min(points.size(0) / (points.size(1) + 1), mostComponents);
    if (components < 2)
        return std::make_unique<GaussianPrior>(analysis::GaussianFit::fit(points, stop));
    return std::make_unique<GaussianMixture>(GaussianMixture::fit(points, {.components = components}, stop));
}

constexpr std::array<PriorInfo, 3> registry{{
    {.id = "normal",
     .name = "N(0, I)",
     .description = STUDIO_TR("standard normal noise"),
     .advice = STUDIO_TR("Where these look like noise, the model's latents lie elsewhere than N(0, I): try the fitted "
                         "Gaussian above, or train diffusion on them."),
     .source = "Kingma, Welling 2014, arXiv:1312.6114",
     .fit = normal},
    {.id = "gaussian",
     .name = STUDIO_TR("Fitted Gaussian"),
     .description = STUDIO_TR("the Gaussian fitted to the training latents"),
     .advice = STUDIO_TR("Drawn with mean and covariance of the training latents. What still looks wrong is more than "
                         "a Gaussian can say: diffusion learns it."),
     .source = "Ghosh et al. 2020, arXiv:1903.12436",
     .fit = gaussian},
    {.id = "gmm",
     .name = STUDIO_TR("Gaussian mixture"),
     .description = STUDIO_TR("up to ten Gaussians fitted to the training latents"),
     .advice = STUDIO_TR("Drawn from up to ten Gaussians, fewer where there are few pictures. What they still miss, "
                         "diffusion learns."),
     .source = "Ghosh et al. 2020, arXiv:1903.12436",
     .fit = mixture},
}};
static_assert(std::ranges::all_of(registry, [](const PriorInfo& each) { return each.fit != nullptr; }));

} // namespace

std::span<const PriorInfo> priors() {
    return registry;
}

const PriorInfo& priorInfo(std::string_view id) {
    const auto found = std::ranges::find(registry, id, &PriorInfo::id);
    if (found != registry.end())
        return *found;
    std::string known;
    for (const PriorInfo& each : registry)
        known += (known.empty() ? "" : ", ") + std::string(each.id);
    throw Error(ErrorCode::WrongUsage, "there is no prior called \"" + std::string(id) + "\"",
                "Choose one of " + known + ".");
}

} // namespace studio::priors
