// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Subcommand.hpp"
#include "core/studio/Types.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace studio::cli {

inline constexpr auto dataHelp =
    "Folder (labels from subfolders), pictures, .zip or .tar, IDX, .npy or .npz; \"fashion-mnist\" for "
    "Debian's package, \"shapes\" or \"shapes:N\" for the built-in drawings";

/// The words after --data as import sources: "fashion-mnist" and "shapes" are looked up, everything else is a path.
/// Throws Error(NotFound) for a path that is not there and for Fashion-MNIST where it is not installed.
std::vector<std::filesystem::path> dataSources(const std::vector<std::string>& words);

/// The options that say how files are read, for every command that takes pictures in: --background, --range, --frames,
/// --every, --array, --labels, --no-split.
void addReadingFlags(CLI::App& subcommand, ImportOptions& options);

} // namespace studio::cli
