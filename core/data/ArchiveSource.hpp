// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

bool isArchive(const std::filesystem::path& source); ///< by its name
/// Whether a file with another name is a zip, or a tar packed or not.
bool isArchiveByContent(const std::filesystem::path& source);

/// The pictures in a .zip or .tar(.gz, .bz2, .xz, .zst), with labels and sides as in a folder.
std::unique_ptr<ImageSource> openArchive(const ScanRequest& request);

} // namespace studio::data
