// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PassedOver.hpp"

#include "core/base/Text.hpp"

namespace studio::data {

void PassedOver::add(Kind& kind, const std::string& name) {
    constexpr std::int64_t shown = 3;
    if (kind.count < shown)
        kind.names += (kind.count == 0 ? "" : ", ") + name;
    if (kind.count == shown)
        kind.names += ", ...";
    ++kind.count;
}

std::vector<std::string> PassedOver::sentences() const {
    std::vector<std::string> list;
    const auto say = [&](const Kind& kind, const std::string& what, const std::string& where,
                         const std::string& advice) {
        if (kind.count > 0)
            list.push_back(counted(kind.count, what + where + " was", what + "s" + where + " were") + " passed over (" +
                           kind.names + "); " + advice);
    };
    say(m_archives, "archive", " among the files", "drop them by themselves, or unpack them");
    say(m_films, "film", " among the pictures", "--every N takes one of N of their frames too");
    say(m_packedFilms, "film", " in the archive", "unpack it to take their frames");
    return list;
}

} // namespace studio::data
