// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace studio::data {

/// Whether a folder with these names in it may be a project of ours: project.json beside the files of a dataset.
bool mayBeProject(const std::set<std::string>& names);

/// Whether the beginning of a project.json is that of a project of ours: other programs have files of this name too.
bool isProjectText(std::string_view text);

/// Whether `folder`, which mayBeProject(), is one. A file that cannot be read is none.
bool isProject(const std::filesystem::path& folder);

} // namespace studio::data
