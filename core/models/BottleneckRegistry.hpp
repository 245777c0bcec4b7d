// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/models/Bottleneck.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace studio::models {

/// One model of the studio: what it is called, what it adds to the form, and how its bottleneck is made.
struct BottleneckEntry {
    std::string id;
    std::string name;
    std::string description;
    std::string source;
    ParameterSpecs (*specs)() = nullptr;
    /// Size of the latent; throws Error(WrongUsage) for settings that do not go together.
    LatentLayout (*layout)(const Parameters&) = nullptr;
    std::shared_ptr<Bottleneck> (*construct)(const Parameters&) = nullptr;
};

/// ae, vae, vqvae, fsq, rae in that order.
const std::vector<BottleneckEntry>& bottlenecks();

/// Throws Error(WrongUsage) that lists the known ones.
const BottleneckEntry& bottleneck(std::string_view id);

} // namespace studio::models
