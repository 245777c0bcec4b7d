// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace studio::models {

/// How training pictures are varied, all off by default: mirror, mirror_vertical, shift, rotate, crop, jitter.
ParameterSpecs augmentationSpecs();

/// The values that fit a number of training pictures, measured on emoji and photos; empty for 5,000 and more.
std::map<std::string, ParameterValue> augmentationDefaults(std::int64_t trainingPictures);

} // namespace studio::models
