// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Labels.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace studio {

namespace {

constexpr std::size_t mostListed = 20;
constexpr std::size_t mostSuggested = 3;

std::string lowered(const std::string& text) {
    std::string low = text;
    std::ranges::transform(low, low.begin(), [](unsigned char each) { return std::tolower(each); });
    return low;
}

std::optional<std::int64_t> wholeNumber(const std::string& word) {
    std::int64_t number = 0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool isNumber = status == std::errc{} && end == word.data() + word.size();
    return isNumber ? std::optional(number) : std::nullopt;
}

/// Letters to change, to add or to leave out to make `b` of `a` (Levenshtein 1966).
std::size_t editsBetween(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string listOf(std::span<const std::string> names) {
    std::string list;
    for (const auto& each : names)
        list += (list.empty() ? "\"" : ", \"") + validUtf8(each) + "\"";
    return list;
}

/// Names that a slip of the hand, or a part left out, makes the word of.
std::vector<std::string> resembling(std::span<const ClassCount> classes, const std::string& word) {
    constexpr std::size_t longest = 100;
    std::vector<std::string> names;
    if (word.size() < 2 || word.size() > longest)
        return names;
    const std::string low = lowered(word);
    for (const auto& each : classes) {
        const std::string name = lowered(each.name.substr(0, longest));
        const bool slip = editsBetween(low, name) <= std::min<std::size_t>(2, word.size() / 2);
        if ((slip || name.find(low) != std::string::npos) && names.size() < mostSuggested)
            names.push_back(each.name);
    }
    return names;
}

[[noreturn]] void refuse(std::span<const ClassCount> classes, const std::string& word) {
    const std::string message = "the project has no label \"" + validUtf8(word) + "\"";
    if (classes.empty())
        throw Error(ErrorCode::NotFound, message, "Its pictures have no labels: leave the label out.");
    std::vector<std::string> names;
    for (const auto& each : classes.first(std::min(mostListed, classes.size())))
        names.push_back(each.name);
    const auto near = resembling(classes, word);
    std::string hint = near.empty() || classes.size() <= mostSuggested ? "" : "Did you mean " + listOf(near) + "? ";
    hint += "Its labels are: " + listOf(names);
    if (classes.size() > mostListed)
        hint += " and " + std::to_string(classes.size() - mostListed) + " more";
    throw Error(ErrorCode::NotFound, message, hint);
}

} // namespace

NamedLabel labelNamed(std::span<const ClassCount> classes, const std::string& word) {
    const auto exact = std::ranges::find(classes, word, &ClassCount::name);
    if (exact != classes.end())
        return {exact - classes.begin(), NamedLabel::By::Name};
    const auto isLike = [low = lowered(word)](const ClassCount& each) { return lowered(each.name) == low; };
    const auto like = std::ranges::find_if(classes, isLike);
    if (like != classes.end() && std::ranges::count_if(classes, isLike) == 1)
        return {like - classes.begin(), NamedLabel::By::Name};
    const auto number = wholeNumber(word);
    const bool numbered =
        std::ranges::any_of(classes, [](const ClassCount& each) { return wholeNumber(each.name).has_value(); });
    if (number && !numbered && *number >= 0 && *number < std::ssize(classes))
        return {*number, NamedLabel::By::Position};
    refuse(classes, word);
}

} // namespace studio
