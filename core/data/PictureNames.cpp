// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PictureNames.hpp"

#include "core/data/SplitNames.hpp"

#include <algorithm>

namespace studio::data {

namespace {

std::string_view lastStep(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stemOf(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string_view withoutLastStep(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return lower;
}

/// With "/" between steps and no "./" in front, as Windows and shells write paths too.
std::string normalised(std::string_view value) {
    std::string path(value);
    std::ranges::replace(path, '\\', '/');
    while (path.starts_with("./"))
        path.erase(0, 2);
    return path;
}

/// Whether two names lie on different sides of a split.
bool contradict(std::string_view a, std::string_view b) {
    const auto one = splitNameOf(a);
    const auto other = splitNameOf(b);
    return one && other && a != b;
}

} // namespace

PictureNames::PictureNames(std::span<const std::string> names)
    : m_names(names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view name = lastStep(names[i]);
        m_byName[name].push_back(static_cast<std::uint32_t>(i));
        m_byStem[stemOf(name)].push_back(static_cast<std::uint32_t>(i));
        m_byLowerStem[lowered(stemOf(name))].push_back(static_cast<std::uint32_t>(i));
    }
}

const PictureNames::Numbers* PictureNames::candidatesFor(std::string_view base) const {
    if (const auto found = m_byName.find(base); found != m_byName.end())
        return &found->second;
    if (const auto found = m_byStem.find(base); found != m_byStem.end())
        return &found->second;
    if (const auto found = m_byStem.find(stemOf(base)); found != m_byStem.end())
        return &found->second; // the pictures were converted to another format
    const auto found = m_byLowerStem.find(lowered(stemOf(base)));
    return found != m_byLowerStem.end() ? &found->second : nullptr;
}

int PictureNames::closeness(std::size_t picture, std::string_view value, std::string_view folder) const {
    constexpr int ownFolder = 1000; // more than any number of steps
    const std::string_view name = m_names[picture];
    int steps = name.starts_with(folder) && !folder.empty() ? ownFolder : 0;
    std::string_view ours = withoutLastStep(name);
    std::string_view theirs = withoutLastStep(value);
    while (!ours.empty() && !theirs.empty()) {
        if (contradict(lastStep(ours), lastStep(theirs)))
            return -1;
        if (lastStep(ours) != lastStep(theirs))
            break;
        ++steps;
        ours = withoutLastStep(ours);
        theirs = withoutLastStep(theirs);
    }
    return steps;
}

std::optional<std::size_t> PictureNames::find(std::string_view value, std::string_view folder) const {
    const std::string path = normalised(value);
    const std::string_view base = lastStep(path);
    const Numbers* candidates = base.empty() ? nullptr : candidatesFor(base);
    if (candidates == nullptr)
        return std::nullopt;
    std::optional<std::size_t> best;
    int most = -1;
    bool tie = false;
    for (const std::uint32_t each : *candidates) {
        const int close = closeness(each, path, folder);
        tie = close == most;
        if (close > most) {
            most = close;
            best = each;
        }
    }
    return tie ? std::nullopt : best;
}

} // namespace studio::data
