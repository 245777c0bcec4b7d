// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/LatentDiffusion.hpp"

#include "core/base/Parallel.hpp"
#include "core/base/Seeds.hpp"
#include "core/base/Translate.hpp"
#include "core/diffusion/ModelSpace.hpp"
#include "core/models/BatchShares.hpp"
#include "core/models/Convolution.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <random>

namespace studio::diffusion {

namespace {

constexpr std::uint64_t labelPurpose = 0x1ABE1;
constexpr std::int64_t usualCount = 16;
constexpr std::int64_t rowsOnGpu = 64;
// Shares of noise, sigma / (alpha + sigma), between which guidance sets in.
constexpr double firstGuided = 0.85;
constexpr double fullyGuided = 0.75;
constexpr double mostGuidance = 1e6;

/// Of the guidance at a level; 1: none. It sets in smoothly, for the samplers' sake: they converge on smooth slopes.
double scaleAt(const NoiseLevel& level, double scale) {
    if (scale <= 1.0)
        return scale;
    const double share = level.sigma / (level.alpha + level.sigma);
    const double risen = std::clamp((firstGuided - share) / (firstGuided - fullyGuided), 0.0, 1.0);
    return 1.0 + (scale - 1.0) * risen * risen * (3.0 - 2.0 * risen);
}

/// As many rows a group as bring the usual number of samples onto all cores; more than 8 are hardly faster each, and of
/// large latents one alone is work enough.
std::int64_t rowsOnCore(at::IntArrayRef latentSizes) {
    constexpr std::int64_t mostCells = 2048;
    const auto cells = latentSizes.size() == 3 ? latentSizes[1] * latentSizes[2] : 1;
    return std::min(std::clamp<std::int64_t>(usualCount / coreCount(), 2, 8),
                    std::max<std::int64_t>(mostCells / cells, 1));
}

std::vector<std::int64_t> withRows(std::int64_t rows, std::vector<std::int64_t> sizes) {
    sizes.insert(sizes.begin(), rows);
    return sizes;
}

} // namespace

LatentDiffusion::LatentDiffusion(LatentDiffusionConfig config, std::shared_ptr<Denoiser> denoiser,
                                 std::shared_ptr<Denoiser> earlyCopy)
    : m_config(std::move(config))
    , m_schedule(NoiseSchedule::fromName(m_config.schedule))
    , m_scaler(register_module("scaler", std::make_shared<LatentScaler>(m_config.latentSizes)))
    , m_denoiser(register_module("denoiser", std::move(denoiser))) {
    requireScheduleFits(m_schedule, m_config.prediction);
    if (earlyCopy)
        m_early = register_module("early", std::make_shared<EarlyDenoiser>(std::move(earlyCopy)));
}

void LatentDiffusion::freeze() {
    models::freeze(*this);
    const auto sizes = withRows(rowsOnGpu, m_config.latentSizes);
    m_recorded = RecordedDenoiser::record(*m_denoiser, sizes, m_config.classes, m_scaler->mean().options());
    if (m_early)
        m_early->freeze(sizes);
}

void LatentDiffusion::rememberEarly() {
    if (m_early)
        m_early->remember(*m_denoiser);
}

bool LatentDiffusion::canGuide() const {
    return m_config.classes > 0 || (m_early && m_early->isKnown());
}

torch::Tensor LatentDiffusion::predict(const torch::Tensor& x, const torch::Tensor& time,
                                       const torch::Tensor& labels) const {
    const auto network = [this](const models::Rows& rows) { return m_denoiser->forward(rows[0], rows[1], rows[2]); };
    return models::inShares(network, m_denoiser->parameters(), {x, time, labels});
}

std::vector<SamplerInfo> LatentDiffusion::samplers() const {
    std::vector<SamplerInfo> fitting;
    for (const auto& each : diffusion::samplers())
        if (samplerAccepts(each, m_config.prediction))
            fitting.push_back(each);
    const auto isBest = [](const SamplerInfo& each) { return each.id == "flow-heun" || each.id == "dpm++2m"; };
    std::stable_partition(fitting.begin(), fitting.end(), isBest);
    return fitting;
}

/// Rows that are evaluated together, of which `begin` to before `end` were asked for.
struct LatentDiffusion::Group {
    std::int64_t start = 0; ///< number of the first row's sample
    std::int64_t rows = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;

    torch::Tensor cut(const torch::Tensor& x) const { return x.defined() ? x.slice(0, begin, end) : x; }
    StepState cut(const StepState& step) const {
        return {.index = step.index,
                .total = step.total,
                .sample = start + begin,
                .stride = step.stride,
                .before = cut(step.before),
                .x0 = cut(step.x0),
                .after = cut(step.after),
                .predictor = cut(step.predictor)};
    }
};

/// Sample i is always row i mod n of group i / n, whatever the count: matrix products add up in another order for
/// another batch size, and even for another row.
std::vector<LatentDiffusion::Group> LatentDiffusion::groupsOf(const LatentSamples& request) const {
    const auto rows = m_scaler->mean().is_cpu() ? rowsOnCore(m_config.latentSizes) : rowsOnGpu;
    const auto last = request.first + request.count;
    std::vector<Group> groups;
    for (auto start = request.first / rows * rows; start < last; start += rows)
        groups.push_back({.start = start,
                          .rows = rows,
                          .begin = std::max(request.first, start) - start,
                          .end = std::min(last, start + rows) - start});
    return groups;
}

torch::Tensor LatentDiffusion::sample(const LatentSamples& request, const std::stop_token& stop,
                                      const ProgressFn& progress, const StepFn& onStep) const {
    check(request);
    const torch::NoGradGuard noGrad;
    const auto groups = groupsOf(request);
    std::vector<torch::Tensor> latents(groups.size());
    std::mutex listeners;
    std::int64_t done = 0;
    StepFn step;
    if (onStep)
        step = [&](const StepState& state) {
            const std::lock_guard lock(listeners);
            throwIfStopped(stop); // another core may have seen it while this one waited
            onStep(state);
        };
    models::oneCoreEach(std::ssize(groups), stop, [&](std::int64_t i) {
        const auto place = static_cast<std::size_t>(i);
        latents[place] = sampleGroup(request, groups[place], stop, step);
        const std::lock_guard lock(listeners);
        done += latents[place].size(0);
        report(progress, STUDIO_TR("Sampling"), done, request.count);
    });
    return torch::cat(latents);
}

torch::Tensor LatentDiffusion::sampleGroup(const LatentSamples& request, const Group& group,
                                           const std::stop_token& stop, const StepFn& onStep) const {
    const auto sampler = makeSampler(request.sampler, m_schedule, request.options);
    const auto device = m_scaler->mean().device();
    TravellingNoise generators(request.seed, request.travel, group.start, group.rows, m_config.latentSizes);
    const NoiseFn noise = [&] { return generators.draw().to(device); };
    const StartPoint begin(*sampler, noise(), standardised(request.guide));
    StepFn step;
    if (onStep)
        step = [&](const StepState& state) { onStep(group.cut(state)); };
    const auto x = runSampler(*sampler, begin.x(), denoiserFor(request, group), noise, stop, step, begin.walk());
    const auto latents = group.cut(m_scaler->unscale(x));
    if (!request.guide || !request.guide->mask.defined())
        return latents;
    // Standardising and back rounds, and a path may end with a trace of noise: what is kept is the guide's to the bit.
    return torch::lerp(request.guide->latent.to(device), latents, request.guide->mask.to(device));
}

int LatentDiffusion::evaluations(const LatentSamples& request) const {
    check(request);
    const auto sampler = makeSampler(request.sampler, m_schedule, request.options);
    const auto nothing = torch::zeros(withRows(1, m_config.latentSizes), m_scaler->mean().options());
    int count = 0;
    const DenoiseFn counting = [&](const torch::Tensor&, const NoiseLevel& level) {
        count += scaleAt(level, request.guidance.scale) == 1.0 ? 1 : 2;
        return Denoised{nothing, nothing};
    };
    const StartPoint begin(*sampler, nothing, standardised(request.guide));
    runSampler(
        *sampler, begin.x(), counting, [&] { return nothing; }, {}, {}, begin.walk());
    return count;
}

std::optional<LatentGuide> LatentDiffusion::standardised(const std::optional<LatentGuide>& guide) const {
    if (!guide)
        return std::nullopt;
    const auto device = m_scaler->mean().device();
    return LatentGuide{m_scaler->scale(guide->latent.to(device)), guide->strength,
                       guide->mask.defined() ? guide->mask.to(device) : guide->mask};
}

torch::Tensor LatentDiffusion::shown(const torch::Tensor& x, const NoiseLevel& level) const {
    return m_scaler->unscale(x / std::hypot(level.alpha, level.sigma));
}

/// One label for all rows, one for each, or none: undefined.
torch::Tensor LatentDiffusion::labelsOf(const LatentSamples& request, const Group& group) const {
    const auto options = torch::dtype(torch::kLong).device(m_scaler->mean().device());
    if (request.guidance.label >= 0)
        return torch::full({1}, request.guidance.label, options);
    if (m_config.classes == 0 || request.guidance.scale == 1.0)
        return {};
    auto shares = request.guidance.shares;
    if (shares.empty())
        shares.assign(static_cast<std::size_t>(m_config.classes), 1.0);
    std::vector<std::int64_t> labels;
    for (std::int64_t row = 0; row < group.rows; ++row) {
        const auto sample = static_cast<std::uint64_t>(group.start + row);
        std::mt19937_64 generator(derivedSeed(request.seed, labelPurpose, sample));
        labels.push_back(std::discrete_distribution<std::int64_t>(shares.begin(), shares.end())(generator));
    }
    return torch::tensor(labels, options);
}

/// The network, led, within bounds: a sampler sees the whole chain as one denoiser.
DenoiseFn LatentDiffusion::denoiserFor(const LatentSamples& request, const Group& group) const {
    return keptWithin(guided(labelsOf(request, group), request.guidance.scale), rangeFor(request.clamp));
}

DenoiseFn LatentDiffusion::guided(const torch::Tensor& labels, double scale) const {
    return [this, labels, scale](const torch::Tensor& x, const NoiseLevel& level) {
        const double here = scaleAt(level, scale);
        const auto output = [&](const torch::Tensor& scaled, const NoiseLevel& seen) {
            const auto time = torch::full({1}, m_schedule.normalisedTime(seen.t), scaled.options());
            const auto strong = fastestForward(*m_denoiser, m_recorded.get(), scaled, time, labels);
            if (here == 1.0)
                return strong;
            const auto weak = weakOutput(scaled, time);
            return weak + here * (strong - weak);
        };
        return denoiseInModelSpace(m_config.prediction, x, level, output);
    };
}

/// Where there is next to no signal an error of the network is magnified a thousandfold, but no latent of the training
/// set lies outside the scaler's limit; a clamp draws it in further.
X0Range LatentDiffusion::rangeFor(double clamp) const {
    const auto limit = clamp > 0.0 ? m_scaler->limit().clamp_max(clamp) : m_scaler->limit();
    return {-limit, limit};
}

torch::Tensor LatentDiffusion::weakOutput(const torch::Tensor& x, const torch::Tensor& time) const {
    return m_early ? m_early->forward(x, time, {}) : fastestForward(*m_denoiser, m_recorded.get(), x, time, {});
}

void LatentDiffusion::check(const LatentSamples& request) const {
    requireSamplerAccepts(samplerInfo(request.sampler), m_config.prediction);
    if (request.count < 1 || request.first < 0)
        throw Error(ErrorCode::WrongUsage, "at least one sample must be asked for, from number 0 on");
    if (request.travel && !(request.travel->share >= 0.0 && request.travel->share <= 1.0))
        throw Error(ErrorCode::WrongUsage, "the share of a seed travel must lie between 0 and 1");
    requireClamp(request.clamp);
    if (request.guide)
        checkGuide(*request.guide, m_config.latentSizes);
    const Guidance& guidance = request.guidance;
    if (m_config.classes == 0 && guidance.label >= 0)
        throw Error(ErrorCode::WrongUsage, "this diffusion model was trained without labels",
                    "Leave the label out, or train with conditional=true.");
    if (!(std::abs(guidance.scale) <= mostGuidance)) // nor NaN
        throw Error(ErrorCode::WrongUsage, "a guidance must lie between -1,000,000 and 1,000,000");
    if (guidance.scale != 1.0 && !canGuide())
        throw Error(ErrorCode::WrongUsage, "this diffusion model has nothing to lead its samples by yet",
                    "Leave guidance out, train it for longer, or train with guide_share above 0.");
    if (!guidance.shares.empty() && static_cast<std::int64_t>(guidance.shares.size()) != m_config.classes)
        throw Error(ErrorCode::Mismatch, std::to_string(guidance.shares.size()) +
                                             " labels are to be drawn from; this model "
                                             "has " +
                                             std::to_string(m_config.classes));
    if (request.guidance.label >= m_config.classes)
        throw Error(ErrorCode::WrongUsage, "label " + std::to_string(request.guidance.label) + " is not one of the " +
                                               std::to_string(m_config.classes) + " labels of this model");
}

} // namespace studio::diffusion
