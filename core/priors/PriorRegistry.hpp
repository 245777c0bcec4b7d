// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/priors/Prior.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace studio::priors {

/// Latents that a prior may be fitted to.
struct Cloud {
    std::int64_t dimensions = 0;
    std::function<torch::Tensor()> points; ///< float [N,D], N >= 1; asked for by those that fit
};

/// A prior as the window and the command line offer it.
struct PriorInfo {
    std::string_view id;
    std::string_view name;
    std::string_view description; ///< what it is, for a list
    std::string_view advice;      ///< what to think of its draws, and what to try next
    std::string_view source;
    std::unique_ptr<Prior> (*fit)(const Cloud& cloud, const std::stop_token& stop) = nullptr;
};

std::span<const PriorInfo> priors();

/// Throws Error(WrongUsage) that lists the known ids for one that is none of them.
const PriorInfo& priorInfo(std::string_view id);

} // namespace studio::priors
