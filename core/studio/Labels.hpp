// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ImportTypes.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace studio {

/// A class of a project as a person named it.
struct NamedLabel {
    enum class By { Name, Position };

    std::int64_t label = -1; ///< index into DatasetFacts::classes
    By by = By::Name;
};

/// The class that `word` means: by its name, else by its name in other letters of upper or lower case if that fits one
/// class only, else by its position from 0 on, but not where any class is called by a number: of classes "3" and "7"
/// none is meant by "0". Throws Error(NotFound) that lists the names, those that resemble the word first.
NamedLabel labelNamed(std::span<const ClassCount> classes, const std::string& word);

} // namespace studio
