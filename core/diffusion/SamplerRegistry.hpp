// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Prediction.hpp"
#include "core/diffusion/Sampler.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace studio::diffusion {

/// Where x lives between steps: sqrt(abar) x0 + sqrt(1-abar) eps, x0 + sigma eps, or (1-t) x0 + t eps.
enum class SamplerSpace { Preserving, Exploding, Flow };

struct SamplerOptions {
    int steps = 30;
    double eta = 0.0;                              ///< in [0, 1]; ddim only
    std::optional<Spacing> spacing = std::nullopt; ///< absent: the sampler's own; flows always step evenly
    bool karras = false;                           ///< EDM is always spaced so
    std::optional<FinalSigma> finalSigma = std::nullopt;
    double shift = 1.0;       ///< of a flow, in [0.01, 100]
    bool asDiffusers = false; ///< the timesteps of DiffusersPath.hpp instead of ours
};

/// One entry of the registry that feeds window, command line and manual.
struct SamplerInfo {
    std::string_view id;
    std::string_view name;
    std::string_view description; ///< one line, for translation
    std::string_view source;
    SamplerSpace space = SamplerSpace::Preserving;
    Spacing defaultSpacing = Spacing::Leading;
    FinalSigma defaultFinalSigma = FinalSigma::Zero;
    bool usesEta = false;
    bool usesKarras = false;
    bool isStochastic = false;   ///< also at eta 0
    bool needsTimesteps = false; ///< walks the timesteps of a schedule only
    /// Builds it on a path that fits it. Every row has its own: there is none to fall back on.
    std::unique_ptr<Sampler> (*make)(SamplerPath path, const SamplerOptions& options) = nullptr;
};

/// ddpm ddim euler euler-a heun dpm++2m unipc flow-euler flow-heun, in that order.
std::span<const SamplerInfo> samplers();
/// Throws Error(WrongUsage) that lists the known ids.
const SamplerInfo& samplerInfo(std::string_view id);

/// Whether a model of that prediction can be sampled so: a flow model needs a flow sampler and the others one of the
/// rest, EDM one that needs no timesteps.
bool samplerAccepts(const SamplerInfo& sampler, Prediction prediction);
/// Throws Error(WrongUsage) with the reason, and those that fit, where samplerAccepts() says no.
void requireSamplerAccepts(const SamplerInfo& sampler, Prediction prediction);

/// Throws Error(WrongUsage) for an unknown id, options that the sampler does not have, and a schedule that does not
/// fit.
std::unique_ptr<Sampler> makeSampler(std::string_view id, const NoiseSchedule& schedule, const SamplerOptions& options);

} // namespace studio::diffusion
