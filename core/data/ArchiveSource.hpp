// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

bool isArchive(const std::filesystem::path& source); ///< by its name

/// The pictures in a .zip or .tar(.gz, .bz2, .xz, .zst). The first-level folder of a picture is its label; a single
/// folder around everything is passed over.
std::unique_ptr<ImageSource> openArchive(const ScanRequest& request);

} // namespace studio::data
