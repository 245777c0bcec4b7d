// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace studio::data {

/// A picture file in an archive.
struct PackedPicture {
    std::int64_t position = 0; ///< number of the entry in the archive
    std::string name;          ///< below the archive, as UTF-8, steps divided by "/"
    std::string label;
    Part part = Part::Undecided;
    PictureFacts facts;
    std::int64_t frames = 1;           ///< in the file, as far as they are wanted
    std::optional<std::string> reason; ///< why it cannot be used
};

struct ArchiveScan {
    std::vector<PackedPicture> pictures; ///< in the order of the archive
    ScanNotes notes;
};

/// Looks through a zip or tar as scanFolder() does through a folder. Throws Error(BadInput | Io) when the archive as a
/// whole cannot be used; Cancelled.
ArchiveScan scanArchive(const ScanRequest& request);

} // namespace studio::data
