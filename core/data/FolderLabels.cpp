// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FolderLabels.hpp"

#include "core/base/Text.hpp"
#include "core/data/SplitNames.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

namespace studio::data {

namespace {

/// What remains of a picture's path at some level, without the steps above.
std::string_view firstStep(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view belowFirst(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// The folders at one level.
struct Level {
    std::map<std::string_view, std::int64_t> folders; ///< to the number of pictures below
    std::int64_t loose = 0;                           ///< pictures that lie in none
    bool deeper = false;                              ///< some folder holds another
};

using Sides = std::map<std::string_view, SplitName>;

std::string listed(const Sides& sides) {
    std::string text;
    std::size_t left = sides.size();
    for (const auto& [name, side] : sides)
        text += std::string(name) + (--left > 1 ? ", " : left == 1 ? " and " : "");
    return text;
}

class FolderPolicy {
public:
    FolderPolicy(std::span<const std::string> names, FolderSplit split)
        : m_rest(names.begin(), names.end())
        , m_useSplit(split == FolderSplit::Use) {
        m_result.labels.resize(names.size());
        m_result.parts.resize(names.size());
    }

    Labelling run() {
        while (takeLevel()) {
        }
        if (m_useSplit && !m_split)
            splitWithinClasses();
        if (std::ranges::any_of(m_result.labels, [](const auto& label) { return !label.empty(); }))
            m_result.from = "folders";
        return std::move(m_result);
    }

private:
    /// Whether another level is to be looked at.
    bool takeLevel() {
        const Level level = look();
        if (level.folders.empty())
            return false;
        if (m_useSplit)
            if (const auto sides = sidesOf(level))
                return takeSplit(*sides);
        const bool holdsAll = level.folders.size() == 1 && (level.deeper || level.loose == 0);
        if (!holdsAll) {
            for (std::size_t i = 0; i < m_rest.size(); ++i)
                m_result.labels[i] = firstStep(m_rest[i]);
            return false;
        }
        descend();
        return true;
    }

    Level look() const {
        Level level;
        for (const std::string_view path : m_rest) {
            const std::string_view folder = firstStep(path);
            if (folder.empty()) {
                ++level.loose;
                continue;
            }
            ++level.folders[folder];
            level.deeper = level.deeper || path.find('/', folder.size() + 1) != std::string_view::npos;
        }
        return level;
    }

    void descend() {
        for (auto& path : m_rest)
            path = belowFirst(path);
    }

    /// The sides that the folders of a level are called after: nothing unless all are, and both sides are there.
    std::optional<Sides> sidesOf(const Level& level) {
        Sides sides;
        bool training = false;
        bool heldOut = false;
        for (const auto& [folder, count] : level.folders) {
            const auto side = splitNameOf(folder);
            if (!side)
                continue;
            sides.emplace(folder, *side);
            training = training || side->part == Part::Training;
            heldOut = heldOut || side->part == Part::HeldOut;
        }
        if (!training || !heldOut)
            return std::nullopt;
        if (sides.size() == level.folders.size())
            return sides;
        m_result.notices.push_back("The folders " + listed(sides) +
                                   " lie beside others, so they are taken for classes, not for a split");
        return std::nullopt;
    }

    bool takeSplit(const Sides& sides) {
        std::int64_t heldOut = 0;
        const bool domains = std::ranges::all_of(sides, [](const auto& entry) { return !entry.second.domain.empty(); });
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            const auto found = sides.find(firstStep(m_rest[i]));
            if (found == sides.end())
                continue;
            const SplitName& side = found->second;
            if (m_split && m_result.parts[i] != side.part) // train/test below train/train
                continue;
            m_result.parts[i] = side.part;
            heldOut += side.part == Part::HeldOut ? 1 : 0;
            if (domains)
                m_result.labels[i] = side.domain;
        }
        sayOnce(sides, heldOut);
        descend();
        return !domains;
    }

    void sayOnce(const Sides& sides, std::int64_t heldOut) {
        if (!m_split)
            m_result.notices.push_back("The folders " + listed(sides) + " are a split: " +
                                       counted(heldOut, "picture is held out", "pictures are held out") +
                                       ", the others train (--no-split takes the folders for "
                                       "classes)");
        m_split = true;
    }

    /// cats/train, cats/test, dogs/train, ...: the split lies below the classes.
    void splitWithinClasses() {
        Level below;
        for (std::size_t i = 0; i < m_rest.size(); ++i)
            if (!m_result.labels[i].empty()) {
                const std::string_view folder = firstStep(belowFirst(m_rest[i]));
                if (folder.empty())
                    return;
                ++below.folders[folder];
            }
        if (below.folders.empty())
            return;
        const std::size_t said = m_result.notices.size();
        const auto sides = sidesOf(below);
        m_result.notices.resize(said);
        if (!sides)
            return;
        descend();
        takeSplit(*sides);
    }

    std::vector<std::string_view> m_rest;
    bool m_useSplit;
    bool m_split = false;
    Labelling m_result;
};

} // namespace

Labelling labelByFolders(std::span<const std::string> names, FolderSplit split) {
    return FolderPolicy(names, split).run();
}

} // namespace studio::data
