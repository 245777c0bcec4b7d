// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace studio::data {

/// Turns the names of one source, which are bytes, into text. UTF-8 stays what it is. Where some names are not UTF-8,
/// one older encoding (code pages of DOS and Windows, Shift-JIS, GBK, Big5, EUC-KR, ...) is chosen for the whole
/// source: the one in which they look most like words. Two steps of a path that differ in their bytes differ in their
/// text too, whatever was chosen.
class NameDecoder {
public:
    /// `names`: every path of the source, steps divided by "/".
    explicit NameDecoder(std::span<const std::string> names);

    /// A path as UTF-8. Calls with the same bytes give the same text.
    std::string decode(std::string_view path);

    /// What was chosen, in a person's words, for a notice; empty when every name is UTF-8.
    std::string sentence() const;

private:
    std::string decodeStep(std::string_view step);

    const struct LegacyEncoding* m_encoding = nullptr; ///< null: UTF-8 alone
    std::size_t m_foreign = 0;                         ///< names that are not UTF-8
    bool m_allUtf8 = true;
    std::unordered_map<std::string, std::string> m_decoded; ///< steps of paths
    std::unordered_set<std::string> m_taken;
};

/// iconv's name of the encoding in which these byte strings look most like words; null when none can read them all.
const LegacyEncoding* likelyEncoding(std::span<const std::string> names);
std::string_view iconvName(const LegacyEncoding& encoding);

} // namespace studio::data
