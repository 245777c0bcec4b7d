// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NpyHeader.hpp"

#include "core/base/Error.hpp"

#include <charconv>
#include <set>

namespace studio::io {

namespace {

class LiteralParser {
public:
    LiteralParser(std::string_view text, const std::string& source)
        : m_rest(text)
        , m_source(source) {}

    NpyHeader parse() {
        NpyHeader header;
        std::set<std::string> seen;
        expect('{');
        while (!take('}')) {
            const std::string key = quoted();
            expect(':');
            if (!seen.insert(key).second)
                refuse("its header repeats a key");
            if (key == "descr")
                header.descr = type();
            else if (key == "fortran_order")
                header.fortranOrder = truth();
            else if (key == "shape")
                header.shape = tuple();
            else
                refuse("its header has an unknown key");
            if (!take(',')) {
                expect('}');
                break;
            }
        }
        skipSpace();
        if (seen.size() != 3 || !m_rest.empty())
            refuse("its header is damaged");
        return header;
    }

private:
    [[noreturn]] void refuse(const std::string& reason) const {
        throw Error(ErrorCode::BadInput, m_source + ": " + reason, "Save it again with numpy.save.");
    }

    void skipSpace() {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\n'))
            m_rest.remove_prefix(1);
    }

    bool take(char letter) {
        skipSpace();
        if (!m_rest.starts_with(letter))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    void expect(char letter) {
        if (!take(letter))
            refuse("its header is damaged");
    }

    std::string quoted() {
        skipSpace();
        const char quote = m_rest.empty() ? '\0' : m_rest.front();
        if (quote != '\'' && quote != '"')
            refuse("its header is damaged");
        const std::size_t end = m_rest.find(quote, 1);
        if (end == std::string_view::npos)
            refuse("its header is damaged");
        const std::string text(m_rest.substr(1, end - 1));
        m_rest.remove_prefix(end + 1);
        return text;
    }

    std::string type() {
        skipSpace();
        if (!m_rest.starts_with('['))
            return quoted();
        skipList();
        return "V";
    }

    /// Past a list, whatever it holds: brackets are counted, those within quotes are letters.
    void skipList() {
        int depth = 0;
        char quote = '\0';
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            const char letter = m_rest[i];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter == '\'' || letter == '"')
                quote = letter;
            else if (letter == '[')
                ++depth;
            else if (letter == ']' && --depth == 0)
                return m_rest.remove_prefix(i + 1);
        }
        refuse("its header is damaged");
    }

    bool truth() {
        skipSpace();
        const bool yes = m_rest.starts_with("True");
        if (!yes && !m_rest.starts_with("False"))
            refuse("its header is damaged");
        m_rest.remove_prefix(yes ? 4 : 5);
        return yes;
    }

    std::vector<std::int64_t> tuple() {
        constexpr std::size_t most = 16;
        std::vector<std::int64_t> numbers;
        expect('(');
        while (!take(')')) {
            skipSpace();
            std::int64_t number = 0;
            const auto [end, status] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
            if (status != std::errc{} || number < 0 || numbers.size() >= most)
                refuse("claims an impossible shape");
            m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
            numbers.push_back(number);
            if (!take(',')) {
                expect(')');
                break;
            }
        }
        return numbers;
    }

    std::string_view m_rest;
    const std::string& m_source;
};

} // namespace

NpyHeader parseNpyHeader(std::string_view text, const std::string& source) {
    return LiteralParser(text, source).parse();
}

} // namespace studio::io
