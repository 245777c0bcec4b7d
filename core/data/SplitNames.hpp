// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace studio::data {

/// A name that says which side of a split something lies on.
struct SplitName {
    Part part = Part::Undecided; ///< Undecided: "unlabeled", "extra": neither side, and no class
    std::string domain;          ///< "A" of "trainA": two kinds of pictures in one split
};

/// "train", "Validation", "test_set", "train2017", "seg_train", "trainA", ...: nothing for other names.
std::optional<SplitName> splitNameOf(std::string_view name);

} // namespace studio::data
