// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/NoiseLevel.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace studio::diffusion {

enum class ScheduleKind {
    Linear,       ///< beta linear in t (Ho et al. 2020, DDPM)
    ScaledLinear, ///< sqrt(beta) linear in t (Rombach et al. 2022, latent diffusion)
    Cosine,       ///< abar(t) = cos^2((t/T + .008) / 1.008 pi/2), beta <= .999 (Nichol & Dhariwal 2021)
    Flow,         ///< x_t = (1 - t) x0 + t eps, t in [0, 1] (Lipman et al. 2023; Liu et al. 2023)
    Edm,          ///< x = x0 + sigma eps for every sigma, t = ln(sigma)/4 (Karras et al. 2022)
};

/// How much noise there is at a time. The three discrete schedules hold abar_t = prod_{s<=t} (1 - beta_s) for T
/// timesteps; flow and EDM are closed forms. The table is single precision, as it is in the published checkpoints.
class NoiseSchedule {
public:
    static constexpr std::int64_t defaultTimesteps = 1000;

    static NoiseSchedule linear(double betaStart = 1e-4, double betaEnd = 0.02,
                                std::int64_t timesteps = defaultTimesteps);
    static NoiseSchedule scaledLinear(double betaStart = 0.00085, double betaEnd = 0.012,
                                      std::int64_t timesteps = defaultTimesteps);
    static NoiseSchedule cosine(std::int64_t timesteps = defaultTimesteps);
    static NoiseSchedule flow();
    static NoiseSchedule edm();
    /// linear, scaled_linear, cosine, flow or edm. Throws Error(WrongUsage).
    static NoiseSchedule fromName(std::string_view name);

    ScheduleKind kind() const noexcept { return m_kind; }
    bool isFlow() const noexcept { return m_kind == ScheduleKind::Flow; }
    bool isEdm() const noexcept { return m_kind == ScheduleKind::Edm; }
    bool isDiscrete() const noexcept { return !m_alphaBar.empty(); }
    /// T; 0 for flow and EDM, whose time is continuous.
    std::int64_t timesteps() const noexcept { return static_cast<std::int64_t>(m_alphaBar.size()); }
    double alphaBar(std::int64_t t) const { return m_alphaBar.at(static_cast<std::size_t>(t)); }
    const std::vector<double>& alphaBars() const noexcept { return m_alphaBar; }

    /// The level that the model sees: variance preserving at a time, or the flow's at t in [0, 1].
    NoiseLevel modelLevel(double t) const;
    /// sigma/alpha at a time, linear between whole timesteps.
    double ratio(double t) const;
    /// The time whose sigma/alpha this is; of timesteps linear in ln sigma between the integers and clamped to
    /// [0, T-1].
    double timestepOfRatio(double ratio) const;
    /// Time as a network takes it: in [0, 1], or EDM's ln(sigma)/4.
    double normalisedTime(double t) const noexcept { return isDiscrete() ? t / static_cast<double>(timesteps()) : t; }

private:
    NoiseSchedule(ScheduleKind kind, std::vector<double> alphaBar);
    ScheduleKind m_kind;
    std::vector<double> m_alphaBar;
    std::vector<double> m_ratio;
};

/// The noise levels of Karras et al. 2022, eq. 5: (max^(1/rho) + i/(n-1) (min^(1/rho) - max^(1/rho)))^rho, i < n.
std::vector<double> karrasSigmas(int count, double sigmaMin, double sigmaMax, double rho = 7.0);

} // namespace studio::diffusion
