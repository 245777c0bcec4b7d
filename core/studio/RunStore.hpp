// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <filesystem>

/// runs/NAME/config.json (what was asked for: written once) and status.json (how far it came: rewritten at
/// checkpoints).
namespace studio::runstore {

/// Throws BadInput with the field's name for a damaged file, Unsupported for a newer version's.
RunInfo read(const std::filesystem::path& runFolder);
/// config.json: every parameter, seed, model, parent, versions.
void writeConfig(const std::filesystem::path& runFolder, const RunInfo& run);
/// status.json: state, step, parameter count, last validation figures.
void writeStatus(const std::filesystem::path& runFolder, const RunInfo& run);

/// A run's name becomes a folder's: letters, digits, '-', '_', '.', at most 64, not starting with '.'. Throws
/// WrongUsage.
void checkName(const std::string& name);

} // namespace studio::runstore
