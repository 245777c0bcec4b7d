// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

#include <span>
#include <string>
#include <vector>

namespace studio::data {

/// What names and tables say of the pictures of one source; one entry a picture.
struct Labelling {
    std::vector<std::string> labels; ///< empty: none
    std::vector<Part> parts;
    std::string from; ///< where the labels come from; empty without any
    std::vector<std::string> notices;
    std::vector<std::string> columns; ///< of tables: those that could hold labels, by name
};

enum class FolderSplit { Use, Ignore };

/// The one policy for pictures in folders and archives. `names` are their paths in the source, as UTF-8.
///
/// A folder that holds all others is no class, however deep. Where all folders of a level are called train, val,
/// test and the like, and both sides are there, they are a split: of the classes below them, or, one level deeper than
/// the classes, of each class. What then lies first in a path is the class; a picture that lies in no folder has none.
/// A single folder is no class unless others lie loose beside it.
Labelling labelByFolders(std::span<const std::string> names, FolderSplit split);

} // namespace studio::data
