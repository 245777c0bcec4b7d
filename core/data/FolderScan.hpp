// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"
#include "core/io/FilmReader.hpp"

#include <optional>

namespace studio::data {

/// A picture file, a file of several pictures, or a film.
struct ScannedFile {
    std::filesystem::path path;
    std::string name; ///< below the source, as UTF-8
    std::string label;
    Part part = Part::Undecided;
    std::int64_t frames = 1;           ///< in the file, as far as they are wanted
    std::int64_t stride = 1;           ///< one of so many is taken
    std::optional<io::FilmFacts> film; ///< of films
};

/// "film.mp4#000123", "pages.tiff#3": counted from 1.
std::string frameName(const ScannedFile& file, std::int64_t frame);

struct FolderScan {
    std::vector<ScannedFile> files;
    ScanNotes notes;
};

/// Looks through a folder: pictures and, where there are none or `options.every` asks for them, films; with labels and
/// sides. Throws Error(BadInput | Io) when the folder cannot be used; Cancelled.
FolderScan scanFolder(const ScanRequest& request);

/// The same for one file, whatever its name. Throws Error(BadInput) for packed files in a format that is not read.
FolderScan scanFile(const ScanRequest& request);

} // namespace studio::data
