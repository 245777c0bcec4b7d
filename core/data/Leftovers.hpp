// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace studio::data {

/// Whether a file or folder of this name is what an operating system, a NAS, a sync client or a version control leaves
/// among pictures: thumbnails, waste bins, resource forks. `name` is one step of a path.
bool isLeftover(std::string_view name);

/// Whether this name, a leftover or not, is passed over because it begins with a dot.
bool isHiddenName(std::string_view name);

/// Counts leftovers by name, to say them in one sentence.
class LeftoverCount {
public:
    void add(std::string_view name) { ++m_names[std::string(name)]; }
    std::int64_t total() const;
    /// "Passed over 12 leftovers of other systems (@eaDir, Thumbs.db)"; empty without any.
    std::string sentence() const;

private:
    std::map<std::string, std::int64_t> m_names;
};

} // namespace studio::data
