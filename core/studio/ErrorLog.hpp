// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace studio {

/// An entry is cut to this many bytes.
inline constexpr std::uint64_t mostOfAnEntry = 64 * 1024;
/// What errors.log grows to before it becomes errors.log.1, in the place of an earlier one.
inline constexpr std::uint64_t mostOfTheErrorLog = 1024 * 1024;

/// $XDG_STATE_HOME/latent-studio/errors.log, by default under ~/.local/state; ~/Library/Logs/latent-studio on macOS,
/// %LOCALAPPDATA%\latent-studio on Windows. Empty where the environment names no such folder.
std::filesystem::path errorLogFile();

/// Appends what a library says of its failure, frames and all, with the time (UTC) and the versions. Gives the file, or
/// an empty path where it cannot be written; never throws, and never opens anything but an ordinary file.
std::filesystem::path logError(std::string_view what) noexcept;

} // namespace studio
