// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/base/Preset.hpp"
#include "core/models/Autoencoder.hpp"
#include "core/models/NetworkCost.hpp"

#include <memory>
#include <string>

namespace studio::models {

/// Every parameter of a model (network, loss, training), with the balanced preset as default. Throws Error(WrongUsage)
/// for an unknown model.
ParameterSpecs autoencoderSpecs(const std::string& model);

/// The values of a preset for pictures of this size, of which so many are trained on; see autoencoderRow().
Parameters autoencoderPreset(const std::string& model, Preset preset, const PictureShape& picture,
                             std::int64_t trainingPictures);
/// The same for pictures like Fashion-MNIST's: 54,000 of 28 pixels.
Parameters autoencoderPreset(const std::string& model, Preset preset);

/// The shape of the network that parameters describe. Throws Error(WrongUsage) for settings that do not go together, or
/// pictures under 8 pixels.
AutoencoderConfig autoencoderConfig(const std::string& model, const Parameters& parameters,
                                    const PictureShape& picture);
/// What it weighs and costs, without making it. Throws as autoencoderConfig().
NetworkCost autoencoderCost(const std::string& model, const Parameters& parameters, const PictureShape& picture);

/// The network that parameters describe, with fresh weights drawn from `seed`. Throws as autoencoderConfig().
std::shared_ptr<Autoencoder> makeAutoencoder(const std::string& model, const Parameters& parameters,
                                             const PictureShape& picture, std::uint64_t seed);

} // namespace studio::models
