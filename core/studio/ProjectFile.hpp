// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <filesystem>

/// project.json: schema, where the pictures came from, how they were brought in, the split, a person's notes.
namespace studio::projectfile {

struct Content {
    std::string created; ///< UTC, ISO 8601
    std::string fingerprint;
    std::string notes;
    DatasetFacts facts;
    std::vector<std::int64_t> leftOut = {}; ///< numbers of pictures, ascending
};

/// Throws NotFound when the folder holds no project, Unsupported for a newer version's, BadInput that names a bad
/// field.
Content read(const std::filesystem::path& folder);
void write(const std::filesystem::path& folder, const Content& content);

} // namespace studio::projectfile
