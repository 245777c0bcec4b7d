// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/Targets.hpp"

#include <filesystem>
#include <string>

namespace studio::fuzz {

/// A folder of this process within the system's temporary one, made when first asked for and removed at its end.
const std::filesystem::path& scratch();
/// Writes `input` there as `name`, over what the last input left, and gives its path.
std::filesystem::path scratchFile(const std::string& name, Input input);
/// The bytes of a small file; empty when there is none.
std::string contentOf(const std::filesystem::path& file);

} // namespace studio::fuzz
