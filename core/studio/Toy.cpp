// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Toy.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/diffusion/ModelSpace.hpp"
#include "core/diffusion/PointCloudDenoiser.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/Sampling.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/SamplerChoices.hpp"

namespace studio {

namespace {

constexpr int mostSteps = 1000;
constexpr int mostPoints = 4096; // of the data, and of particles: the denoiser looks at every pair
constexpr int mostCells = 256;

void requireBetween(const char* what, std::int64_t value, std::int64_t most) {
    if (value < 1 || value > most)
        throw Error(ErrorCode::WrongUsage,
                    std::to_string(value) + " " + what + ": expected a number from 1 to " + std::to_string(most));
}

/// The exact denoiser gives the same path whatever it puts out; these keep the most digits.
diffusion::Prediction toyPrediction(const diffusion::NoiseSchedule& schedule) {
    return schedule.isFlow() ? diffusion::Prediction::Flow : diffusion::Prediction::X0;
}

torch::Tensor toyTensor(const std::vector<ToyPoint>& points) {
    std::vector<float> flat;
    flat.reserve(2 * points.size());
    for (const ToyPoint& each : points)
        flat.insert(flat.end(), {each.x, each.y});
    return torch::tensor(flat).reshape({-1, 2});
}

std::vector<ToyPoint> toyPoints(const torch::Tensor& x) {
    const auto held = x.to(torch::kFloat).contiguous();
    const auto rows = held.accessor<float, 2>();
    std::vector<ToyPoint> points;
    points.reserve(static_cast<std::size_t>(rows.size(0)));
    for (std::int64_t i = 0; i < rows.size(0); ++i)
        points.push_back({rows[i][0], rows[i][1]});
    return points;
}

/// The exact denoiser, counting. Heun's look ahead to where no noise is left keeps the slope that it came with, which
/// makes that step Euler's (Karras et al. 2022, algorithm 1): the slope towards a single point is not defined there.
diffusion::DenoiseFn countingDenoiser(const torch::Tensor& points, diffusion::Prediction prediction, int& evaluations) {
    return [exact = diffusion::pointCloudDenoiser(points, prediction), &evaluations,
            last = diffusion::Denoised()](const torch::Tensor& x, const diffusion::NoiseLevel& level) mutable {
        if (level.sigma > 0.0 || !last.x0.defined()) {
            last = exact(x, level);
            ++evaluations;
        }
        return last;
    };
}

ToyStep toyStep(const torch::Tensor& x, const torch::Tensor& x0, const diffusion::NoiseLevel& level,
                diffusion::Prediction prediction) {
    const bool isFlow = prediction == diffusion::Prediction::Flow;
    return {.t = level.t,
            .sigma = isFlow ? level.t : level.ratio(),
            .snr = std::pow(level.alpha / level.sigma, 2),
            .at = toyPoints(diffusion::modelScale(prediction, level) * x),
            .predicted = toyPoints(x0)};
}

double meanDistance(const torch::Tensor& ends, const torch::Tensor& points) {
    const auto differences = ends.unsqueeze(1) - points.unsqueeze(0);
    return differences.square().sum(2).amin(1).sqrt().mean().item<double>();
}

} // namespace

std::vector<Choice> toySchedules() {
    return {{.id = "cosine",
             .name = STUDIO_TR("Cosine"),
             .description = STUDIO_TR("Takes the signal away evenly"),
             .source = "Nichol, Dhariwal 2021, arXiv:2102.09672"},
            {.id = "linear",
             .name = STUDIO_TR("Linear"),
             .description = STUDIO_TR("The original: destroys most of the signal early"),
             .source = "Ho, Jain, Abbeel 2020, arXiv:2006.11239"},
            {.id = "flow",
             .name = STUDIO_TR("Flow"),
             .description = STUDIO_TR("A straight mix of point and noise; has samplers of its own"),
             .source = "Lipman et al. 2023, arXiv:2210.02747",
             .isFlow = true}};
}

std::vector<Choice> toySamplers(std::string_view schedule) {
    const auto prediction = toyPrediction(diffusion::NoiseSchedule::fromName(schedule));
    std::vector<Choice> choices;
    for (const auto& each : diffusion::samplers()) {
        if (!diffusion::samplerAccepts(each, prediction))
            continue;
        choices.push_back(choiceOf(each));
    }
    return choices;
}

ToyFlight toyFlight(const ToyRequest& request, std::stop_token stop) {
    requireBetween("points", std::ssize(request.points), mostPoints);
    requireBetween("particles", request.particles, mostPoints);
    requireBetween("steps", request.steps, mostSteps);
    const models::ThreadBudget budget(models::ThreadBudget::Share::OneCore);
    const torch::NoGradGuard noGrad;
    const auto schedule = diffusion::NoiseSchedule::fromName(request.schedule);
    const auto prediction = toyPrediction(schedule);
    diffusion::requireSamplerAccepts(diffusion::samplerInfo(request.sampler), prediction);
    const auto sampler = diffusion::makeSampler(request.sampler, schedule,
                                                {.steps = request.steps, .eta = request.eta, .karras = request.karras});

    ToyFlight flight;
    const auto points = toyTensor(request.points);
    diffusion::SampleNoise noise(request.seed, 0, request.particles, {2});
    torch::Tensor predicted;
    const auto remember = [&](const diffusion::StepState& step) {
        predicted = step.x0;
        flight.steps.push_back(toyStep(step.before, predicted, step.stride.from, prediction));
    };
    const auto end = diffusion::runSampler(
        *sampler, diffusion::initialNoise(*sampler, noise.draw()),
        countingDenoiser(points, prediction, flight.evaluations), [&] { return noise.draw(); }, stop, remember);
    const auto& level = sampler->path().back().to;
    flight.steps.push_back(toyStep(end, predicted, level, prediction));
    flight.distance = meanDistance(diffusion::modelScale(prediction, level) * end, points);
    return flight;
}

std::vector<ToyPoint> toyField(const ToyFieldRequest& request) {
    requireBetween("points", std::ssize(request.points), mostPoints);
    requireBetween("cells", request.cells, mostCells);
    const auto schedule = diffusion::NoiseSchedule::fromName(request.schedule);
    if (!(request.sigma > 0.0) || (schedule.isFlow() && request.sigma > 1.0))
        throw Error(ErrorCode::WrongUsage, "a field needs a noise level above 0, and at most 1 for a flow");
    const models::ThreadBudget budget(models::ThreadBudget::Share::OneCore);
    const torch::NoGradGuard noGrad;
    const double spread = std::hypot(1.0, request.sigma);
    const diffusion::NoiseLevel level =
        schedule.isFlow()
            ? schedule.modelLevel(request.sigma)
            : diffusion::NoiseLevel{schedule.timestepOfRatio(request.sigma), 1.0 / spread, request.sigma / spread};
    const float middle = request.extent * (1.0F - 1.0F / static_cast<float>(request.cells));
    const auto along = torch::linspace(-middle, middle, request.cells);
    const auto axes = torch::meshgrid({along, along}, "ij");
    const auto x = torch::stack({axes[1].flatten(), axes[0].flatten()}, 1);
    const auto denoised = diffusion::pointCloudDenoiser(toyTensor(request.points), toyPrediction(schedule))(x, level);
    const auto away =
        diffusion::predictionTarget(schedule.isFlow() ? diffusion::Prediction::Flow : diffusion::Prediction::V,
                                    denoised.x0, denoised.eps, torch::tensor(level.alpha), torch::tensor(level.sigma));
    return toyPoints(-away);
}

} // namespace studio
