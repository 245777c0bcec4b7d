// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

namespace studio::data {

/// SHA-256 over names, sizes and modification times of a source's files: tells whether it changed without opening one.
/// Of a folder, files that plainly are no pictures do not count. Empty when the source is gone. Throws Cancelled.
std::string sourceSummary(const std::filesystem::path& source, const std::stop_token& stop = {});

} // namespace studio::data
