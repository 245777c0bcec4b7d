// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/base/Preset.hpp"
#include "core/models/Autoencoder.hpp"

#include <memory>
#include <string>

namespace studio::models {

/// Every parameter of a model (network, loss, training), with the balanced preset as default. Throws Error(WrongUsage)
/// for an unknown model.
ParameterSpecs autoencoderSpecs(const std::string& model);

/// The values of a preset.
Parameters autoencoderPreset(const std::string& model, Preset preset);

/// The network that parameters describe, with fresh weights drawn from `seed`. Throws Error(WrongUsage) for settings
/// that do not go together, or pictures under 8 pixels.
std::shared_ptr<Autoencoder> makeAutoencoder(const std::string& model, const Parameters& parameters,
                                             const PictureShape& picture, std::uint64_t seed);

} // namespace studio::models
