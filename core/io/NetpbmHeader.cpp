// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NetpbmHeader.hpp"

#include "core/io/ByteReader.hpp"

#include <cstdlib>
#include <string>

namespace studio::io {

namespace {

[[noreturn]] void refuse() {
    throw Error(ErrorCode::BadInput, "damaged Netpbm header");
}

bool isSpace(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

/// Words between blanks; comments run from # to the end of the line.
class Words {
public:
    Words(const ByteReader& reader, std::size_t offset)
        : m_reader(reader)
        , m_offset(offset) {}

    std::string next() {
        while (isSpace(letter()) || letter() == '#') {
            if (letter() == '#')
                while (letter() != '\n' && letter() != '\r')
                    ++m_offset;
            ++m_offset;
        }
        constexpr std::size_t longest = 64;
        std::string word;
        for (; !isSpace(letter()) && letter() != '#'; ++m_offset) {
            word += letter();
            if (word.size() > longest)
                refuse();
        }
        return word;
    }

    std::int64_t number(std::int64_t most) {
        const std::string word = next();
        constexpr std::size_t digits = 10;
        if (word.empty() || word.size() > digits || word.find_first_not_of("0123456789") != std::string::npos)
            refuse();
        const std::int64_t value = std::stoll(word);
        if (value > most)
            refuse();
        return value;
    }

    /// One blank ends the header.
    std::size_t end() const { return m_offset + 1; }

private:
    char letter() const { return static_cast<char>(m_reader.u8(m_offset)); }

    const ByteReader& m_reader;
    std::size_t m_offset;
};

constexpr std::int64_t mostSide = std::int64_t{1} << 32;
constexpr std::int64_t mostMaximum = 65535;

/// "WIDTH 3", "DEPTH 4", ... in any order, up to "ENDHDR".
void readPam(Words& words, NetpbmHeader& header) {
    std::int64_t depth = 0;
    for (std::string word = words.next(); word != "ENDHDR"; word = words.next()) {
        if (word == "WIDTH")
            header.width = words.number(mostSide);
        else if (word == "HEIGHT")
            header.height = words.number(mostSide);
        else if (word == "DEPTH")
            depth = words.number(mostMaximum);
        else if (word == "MAXVAL")
            header.maximum = words.number(mostMaximum);
        else if (word == "TUPLTYPE")
            words.next();
        else
            refuse();
    }
    if (depth < 1 || depth > 4)
        throw Error(ErrorCode::BadInput, "has " + std::to_string(depth) + " channels; 1 to 4 can be shown");
    header.channels = static_cast<int>(depth);
}

} // namespace

bool isNetpbm(std::span<const std::byte> bytes) noexcept {
    if (bytes.size() < 3 || bytes[0] != std::byte{'P'})
        return false;
    const char variant = static_cast<char>(bytes[1]);
    const bool known = (variant >= '1' && variant <= '7') || variant == 'f' || variant == 'F';
    const char after = static_cast<char>(bytes[2]);
    return known && (isSpace(after) || (after == '#' && variant != '7'));
}

NetpbmHeader readNetpbmHeader(std::span<const std::byte> bytes) {
    const ByteReader reader(bytes);
    NetpbmHeader header;
    header.variant = static_cast<char>(reader.u8(1));
    Words words(reader, 2);
    if (header.variant == '7') {
        readPam(words, header);
    } else {
        header.channels = header.variant == '3' || header.variant == '6' || header.variant == 'F' ? 3 : 1;
        header.width = words.number(mostSide);
        header.height = words.number(mostSide);
        if (header.isFloat())
            header.littleEndian = words.next().starts_with('-');
        else if (header.variant != '1' && header.variant != '4')
            header.maximum = words.number(mostMaximum);
    }
    if (header.maximum < 1)
        refuse();
    header.data = words.end();
    return header;
}

} // namespace studio::io
