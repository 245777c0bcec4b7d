// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <filesystem>

/// runs/NAME/config.json (what was asked for: rewritten when the user renames, annotates or extends the run) and
/// status.json (how far it came: rewritten at checkpoints).
namespace studio::runstore {

/// Throws BadInput with the field's name for a damaged file, Unsupported for a newer version's. `trainingPictures` of
/// the project: runs of earlier versions say passes over them instead of steps.
RunInfo read(const std::filesystem::path& runFolder, std::int64_t trainingPictures);
/// config.json: every parameter, seed, model, parent, notes, versions.
void writeConfig(const std::filesystem::path& runFolder, const RunInfo& run);
/// Changes one text of config.json ("autoencoder", "started_from", "notes") and leaves the rest as it is.
void rewriteText(const std::filesystem::path& runFolder, const std::string& key, const std::string& text);
/// The same of "parent": the weights of the run's autoencoder that it goes with.
void rewriteParent(const std::filesystem::path& runFolder, const WeightPin& parent);
/// status.json: state, step, parameter count, last validation figures.
void writeStatus(const std::filesystem::path& runFolder, const RunInfo& run);

/// A run's name becomes a folder's: letters, digits, '-', '_', '.', at most 64, not starting with '.'. Throws
/// WrongUsage.
void checkName(const std::string& name);
/// The same, and none that begins with '-', as options of the command line do; some runs of old have such names.
void checkNewName(const std::string& name);

} // namespace studio::runstore
