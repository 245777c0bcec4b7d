// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ImportTypes.hpp"
#include "core/base/Progress.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace studio::data {

struct FoundFile {
    std::filesystem::path path;
    std::string relative; ///< bytes of the path below the folder
    std::uint64_t size = 0;
    std::int64_t modified = 0;
};

struct FolderContents {
    std::vector<FoundFile> files; ///< regular files, by folder and name
    std::vector<RejectedFile> rejected;
    std::int64_t hidden = 0;    ///< entries passed over: names that start with a dot, leftovers, projects of ours
    std::int64_t leftovers = 0; ///< of these, what other systems left
    std::int64_t projects = 0;  ///< of these, projects of ours
    std::vector<std::string> notices;
};

/// All regular files below a folder. Nothing is opened; FIFOs, sockets, devices, dead links and unreadable folders are
/// rejected with their reason. Links to folders are followed after the real folders, and each folder is visited once,
/// so loops end. Leftovers of other systems and projects of ours, whose sample grids are no data, are not entered.
/// Throws Error(BadInput | Io) when `folder` itself cannot be read or is a project; Cancelled.
FolderContents walkFolder(const std::filesystem::path& folder, const std::stop_token& stop, const ProgressFn& progress);

} // namespace studio::data
