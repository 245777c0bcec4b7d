// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace studio::data {

/// Counts what lies among pictures and could hold more of them, but is not looked into.
class PassedOver {
public:
    void archive(const std::string& name) { add(m_archives, name); }
    void film(const std::string& name) { add(m_films, name); }
    void packedFilm(const std::string& name) { add(m_packedFilms, name); }

    /// What was passed over and what to do about it.
    std::vector<std::string> sentences() const;

private:
    struct Kind {
        std::int64_t count = 0;
        std::string names; ///< the first few
    };
    static void add(Kind& kind, const std::string& name);

    Kind m_archives;
    Kind m_films;
    Kind m_packedFilms;
};

} // namespace studio::data
