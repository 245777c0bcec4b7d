// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.hpp"
#include "core/studio/Types.hpp"

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace studio::cli {

/// Each as a warning, with its advice.
void warn(Console& console, const std::vector<Finding>& findings);

/// [{"id", "severity", "message", "advice"}, ...]
nlohmann::json findingsDocument(const std::vector<Finding>& findings);

/// Appends those of `more` whose id is not there yet.
void addNew(std::vector<Finding>& findings, const std::vector<Finding>& more);

} // namespace studio::cli
