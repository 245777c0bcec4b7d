// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/NoiseSchedule.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <numbers>

namespace studio::diffusion {

namespace {

std::vector<double> cumulativeAlpha(const torch::Tensor& betas) {
    const auto table = torch::cumprod(1.0 - betas, 0).to(torch::kDouble).contiguous();
    return {table.data_ptr<double>(), table.data_ptr<double>() + table.numel()};
}

torch::Tensor cosineBetas(std::int64_t timesteps) {
    const auto alphaBar = [](double t) {
        const double cosine = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2.0);
        return cosine * cosine;
    };
    std::vector<float> betas;
    for (std::int64_t i = 0; i < timesteps; ++i) {
        const double from = static_cast<double>(i) / static_cast<double>(timesteps);
        const double to = static_cast<double>(i + 1) / static_cast<double>(timesteps);
        betas.push_back(static_cast<float>(std::min(1.0 - alphaBar(to) / alphaBar(from), 0.999)));
    }
    return torch::tensor(betas);
}

} // namespace

NoiseSchedule::NoiseSchedule(ScheduleKind kind, std::vector<double> alphaBar)
    : m_kind(kind)
    , m_alphaBar(std::move(alphaBar)) {
    m_ratio.reserve(m_alphaBar.size());
    for (const double each : m_alphaBar)
        m_ratio.push_back(std::sqrt((1.0 - each) / each));
}

NoiseSchedule NoiseSchedule::linear(double betaStart, double betaEnd, std::int64_t timesteps) {
    return {ScheduleKind::Linear, cumulativeAlpha(torch::linspace(betaStart, betaEnd, timesteps, torch::kFloat))};
}

NoiseSchedule NoiseSchedule::scaledLinear(double betaStart, double betaEnd, std::int64_t timesteps) {
    const auto roots = torch::linspace(std::sqrt(betaStart), std::sqrt(betaEnd), timesteps, torch::kFloat);
    return {ScheduleKind::ScaledLinear, cumulativeAlpha(roots.square())};
}

NoiseSchedule NoiseSchedule::cosine(std::int64_t timesteps) {
    return {ScheduleKind::Cosine, cumulativeAlpha(cosineBetas(timesteps))};
}

NoiseSchedule NoiseSchedule::flow() {
    return {ScheduleKind::Flow, {}};
}

NoiseSchedule NoiseSchedule::edm() {
    return {ScheduleKind::Edm, {}};
}

NoiseSchedule NoiseSchedule::fromName(std::string_view name) {
    if (name == "linear")
        return linear();
    if (name == "scaled_linear")
        return scaledLinear();
    if (name == "cosine")
        return cosine();
    if (name == "flow")
        return flow();
    if (name == "edm")
        return edm();
    throw Error(ErrorCode::WrongUsage, "unknown noise schedule \"" + std::string(name) + "\"",
                "Known schedules: linear, scaled_linear, cosine, flow, edm");
}

NoiseLevel NoiseSchedule::modelLevel(double t) const {
    if (isFlow())
        return {t, 1.0 - t, t};
    const double sigma = ratio(t);
    const double alpha = 1.0 / std::sqrt(1.0 + sigma * sigma);
    return {t, alpha, sigma * alpha};
}

double NoiseSchedule::ratio(double t) const {
    if (isFlow())
        return t / (1.0 - t);
    if (isEdm())
        return std::exp(4.0 * t);
    const double last = static_cast<double>(timesteps() - 1);
    const double clamped = std::clamp(t, 0.0, last);
    const auto low = static_cast<std::size_t>(clamped);
    const std::size_t high = std::min(low + 1, m_ratio.size() - 1);
    return std::lerp(m_ratio[low], m_ratio[high], clamped - static_cast<double>(low));
}

double NoiseSchedule::timestepOfRatio(double ratio) const {
    if (isFlow())
        return ratio / (1.0 + ratio);
    if (isEdm())
        return std::log(ratio) / 4.0;
    const auto above = std::ranges::upper_bound(m_ratio, ratio);
    const auto last = static_cast<std::ptrdiff_t>(m_ratio.size()) - 2;
    const auto low = std::clamp<std::ptrdiff_t>(above - m_ratio.begin() - 1, 0, last);
    const double from = std::log(m_ratio[static_cast<std::size_t>(low)]);
    const double to = std::log(m_ratio[static_cast<std::size_t>(low) + 1]);
    return static_cast<double>(low) + std::clamp((std::log(ratio) - from) / (to - from), 0.0, 1.0);
}

std::vector<double> karrasSigmas(int count, double sigmaMin, double sigmaMax, double rho) {
    const double from = std::pow(sigmaMax, 1.0 / rho);
    const double to = std::pow(sigmaMin, 1.0 / rho);
    std::vector<double> sigmas;
    for (int i = 0; i < count; ++i) {
        const double share = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.0;
        sigmas.push_back(std::pow(from + share * (to - from), rho));
    }
    return sigmas;
}

} // namespace studio::diffusion
