// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ImportTypes.hpp"
#include "core/base/Progress.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace studio::data {

/// What an import made, and what it left out.
struct ImportReport {
    std::int64_t count = 0;
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<ClassCount> classes; ///< index = label; empty without labels
    std::vector<RejectedFile> rejected;
    std::int64_t ignored = 0;
    std::int64_t leftovers = 0; ///< of the ignored
    std::int64_t heldOut = 0;   ///< pictures that do not train
    std::string array;          ///< of a file with several: the one taken for the pictures
    std::string labelsFrom;     ///< array, table or "folders"; empty without labels
    std::vector<std::string> sources;
    std::vector<std::string> notices;
    Background background; ///< of Kind::Auto with the colour that suits all pictures together
    int sampleBits = 0;    ///< as io::DecodeOptions::sampleBits
};

/// Looks at files, folders, archives, arrays or "shapes:N" and decodes every picture once, to find the damaged ones.
/// `options.limit` is not applied. Throws Error(BadInput) when a source does not exist; Cancelled.
Inspection inspectSources(const std::vector<std::filesystem::path>& sources, const ImportOptions& options = {},
                          const std::stop_token& stop = {}, const ProgressFn& progress = {});

/// Decodes the pictures of `sources` on all cores into dataset.bin and index.json of an existing folder, both
/// atomically. Memory stays bounded whatever the number of pictures. `progress` is called on the calling thread only.
/// Throws Error(WrongUsage) for options out of range, BadInput when nothing usable was found (the message says whether
/// there were no files, no pictures, or only bad ones), DiskFull, ReadOnly, Io; Cancelled. Then no file is left behind.
ImportReport importDataset(const std::vector<std::filesystem::path>& sources, const ImportOptions& options,
                           const std::filesystem::path& projectFolder, const std::stop_token& stop = {},
                           const ProgressFn& progress = {});

enum class SourceState { Unchanged, Changed, Missing };
/// Whether the files that a project was imported from are still as they were (names, sizes, modification times). Cheap:
/// no picture is opened. Training never depends on it, since dataset.bin holds the pixels.
SourceState sourceState(const std::filesystem::path& projectFolder, const std::stop_token& stop = {});

} // namespace studio::data
