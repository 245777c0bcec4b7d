// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"
#include "core/data/Transform.hpp"

namespace studio::data {

/// A picture that may be imported: its header is sound.
struct Candidate {
    std::size_t source = 0;
    std::int64_t item = 0;
    PictureFacts facts;
};

/// All sources looked through, nothing decoded yet. Candidates stand in the order of the sources and items.
struct Survey {
    std::vector<std::filesystem::path> paths;
    std::vector<std::unique_ptr<ImageSource>> sources; ///< of the same length as paths
    std::vector<Candidate> candidates;
    std::vector<RejectedFile> rejected;
    std::int64_t ignored = 0;
    std::int64_t leftovers = 0;
    std::vector<std::string> notices;
    std::vector<ArrayFacts> arrays; ///< of the last source that holds several
    std::string array;
    std::string labelsFrom;                ///< of the first source that says it
    std::vector<std::string> labelColumns; ///< of the last source that has tables
};

/// Throws Error(BadInput) when a source does not exist; a source that exists but cannot be read becomes a rejected one.
Survey survey(const std::vector<std::filesystem::path>& sources, const ImportOptions& options,
              const std::stop_token& stop, const ProgressFn& progress);

/// The one transform for these pictures under ImportOptions' rules, as far as headers tell.
Transform planTransform(std::span<const Candidate> candidates, const ImportOptions& options);

/// Throws Error(BadInput) that tells apart: no files at all, no pictures among the files, only unusable pictures.
[[noreturn]] void refuseEmpty(const Survey& survey);

/// Throws Error(WrongUsage) that names the option and its range.
void checkOptions(const ImportOptions& options);

/// Class names in natural order: numbers by value, before other names by their bytes.
std::vector<std::string> sortedClasses(std::vector<std::string> labels);

} // namespace studio::data
