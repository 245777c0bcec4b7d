// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/StoredArray.hpp"

#include <optional>
#include <string>
#include <vector>

namespace studio::data {

/// Whether an array of this type and shape can hold one label for each of `count` pictures: [N], [N,1], or one column a
/// class [N,K].
bool canBeLabels(const io::ElementType& type, const std::vector<std::int64_t>& shape, std::int64_t count);

/// One label a picture, as text: of whole numbers, truth values, text, or rows with a single one (one-hot). Empty text
/// is no label. Throws Error(BadInput) whose message is the reason alone.
std::vector<std::string> readLabels(const io::StoredArray& array);

/// The strings of a text array.
std::vector<std::string> readTexts(const io::StoredArray& array);

/// `labels` with names[i] in place of the text of the number first + i; nothing when a label is no such number or two
/// names are equal.
std::optional<std::vector<std::string>> named(const std::vector<std::string>& labels,
                                              const std::vector<std::string>& names, std::int64_t first = 0);

} // namespace studio::data
