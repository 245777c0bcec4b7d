// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Leftovers.hpp"

#include "core/base/Text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace studio::data {

namespace {

/// In lower case; an end of * stands for anything.
constexpr auto leftovers = std::to_array<std::string_view>({
    // Synology, QNAP, other NAS
    "@eadir",
    "@tmp",
    "@recycle",
    "@recently-snapshot",
    "@synoresource",
    "@synoeastream",
    "#recycle",
    "#snapshot",
    ".@__thumb",
    ".streams",
    "lost+found",
    // Windows
    "thumbs.db*",
    "ehthumbs*.db",
    "desktop.ini",
    "$recycle.bin",
    "recycler",
    "recycled",
    "system volume information",
    "found.000",
    "iconcache.db",
    "~$*",
    "zbthumbnail.info",
    "pspbrwse.jbf",
    // macOS
    "__macosx",
    ".ds_store",
    "._*",
    ".appledouble",
    ".appledb",
    ".appledesktop",
    ".lsoverride",
    ".spotlight-v100",
    ".trashes",
    ".fseventsd",
    ".temporaryitems",
    ".documentrevisions-v100",
    ".volumeicon.icns",
    "icon\r",
    "network trash folder",
    "temporary items",
    "thevolumesettingsfolder",
    ".apdisk",
    // Linux desktops
    ".trash-*",
    ".trash",
    ".thumbnails",
    ".directory",
    ".nfs*",
    ".fuse_hidden*",
    ".xvpics",
    // picture managers, sync clients, version control, notebooks
    ".picasaoriginals",
    ".picasa.ini",
    "picasa.ini",
    ".nomedia",
    ".thumbdata*",
    ".stfolder",
    ".stversions",
    ".dropbox",
    ".dropbox.cache",
    ".dropbox.attr",
    ".sync",
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".svn",
    ".hg",
    ".ipynb_checkpoints",
    "__pycache__",
    ".cache",
    ".vscode",
    ".idea",
});

bool matches(std::string_view name, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return name == pattern;
    const std::string_view tail = pattern.substr(star + 1);
    return name.size() >= star + tail.size() && name.starts_with(pattern.substr(0, star)) && name.ends_with(tail);
}

} // namespace

bool isLeftover(std::string_view name) {
    constexpr std::size_t longest = 64; // no pattern is this long, and most names are compared in vain
    if (name.empty() || name.size() > longest)
        return false;
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::ranges::any_of(leftovers, [&](std::string_view pattern) { return matches(lower, pattern); });
}

bool isHiddenName(std::string_view name) {
    return name.starts_with('.');
}

std::int64_t LeftoverCount::total() const {
    std::int64_t sum = 0;
    for (const auto& [name, count] : m_names)
        sum += count;
    return sum;
}

std::string LeftoverCount::sentence() const {
    if (m_names.empty())
        return {};
    constexpr std::size_t shown = 4;
    std::vector<std::pair<std::int64_t, std::string>> byCount;
    for (const auto& [name, count] : m_names)
        byCount.emplace_back(-count, name);
    std::ranges::sort(byCount);
    std::string names;
    for (std::size_t i = 0; i < std::min(shown, byCount.size()); ++i)
        names += (i == 0 ? "" : ", ") + validUtf8(byCount[i].second);
    return "Passed over " + counted(total(), "leftover", "leftovers") + " of other systems (\"" + names +
           (byCount.size() > shown ? ", ..." : "") + "\")";
}

} // namespace studio::data
