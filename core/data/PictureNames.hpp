// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace studio::data {

/// Finds the picture that a table means: by its path, its name, or its name without the ending, if need
/// be in other case. The names must outlive
/// it.
class PictureNames {
public:
    explicit PictureNames(std::span<const std::string> names);

    /// The picture that `value` of a table in `folder` ("" or "train/") names, or nothing when there is none or more
    /// than one as good. Pictures below the table's own folder come first; where steps of the two paths contradict each
    /// other in the side of a split, it is another picture.
    std::optional<std::size_t> find(std::string_view value, std::string_view folder) const;

private:
    using Numbers = std::vector<std::uint32_t>;
    const Numbers* candidatesFor(std::string_view base) const;
    int closeness(std::size_t picture, std::string_view value, std::string_view folder) const;

    std::span<const std::string> m_names;
    std::unordered_map<std::string_view, Numbers> m_byName;
    std::unordered_map<std::string_view, Numbers> m_byStem;
    std::unordered_map<std::string, Numbers> m_byLowerStem; ///< for tables that were written where case does not count
};

} // namespace studio::data
