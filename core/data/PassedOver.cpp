// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PassedOver.hpp"

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
    const auto say = [&](const Kind& kind, const std::string& what, const std::string& advice) {
        if (kind.count > 0)
            list.push_back(std::to_string(kind.count) + " " + what + " passed over (" + kind.names + "); " + advice);
    };
    say(m_archives, "archive(s) among the files were", "drop them by themselves, or unpack them");
    say(m_films, "film(s) among the pictures were", "--every N takes one of N of their frames too");
    say(m_packedFilms, "film(s) in the archive were", "unpack it to take their frames");
    return list;
}

} // namespace studio::data
