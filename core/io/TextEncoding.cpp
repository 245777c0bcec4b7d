// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TextEncoding.hpp"

#include <bit>
#include <cerrno>
#include <vector>

#include <iconv.h>

namespace studio::io {

namespace {

class Converter {
public:
    Converter(const char* to, const char* from)
        : m_handle(::iconv_open(to, from)) {}
    ~Converter() {
        if (known())
            ::iconv_close(m_handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool known() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

    /// All of `bytes`, or nothing where one of them has no meaning.
    std::optional<std::u32string> convert(std::string_view bytes) {
        std::string input(bytes); // iconv takes it as writable
        std::u32string output(bytes.size() + 1, U'\0');
        char* from = input.data();
        char* to = reinterpret_cast<char*>(output.data());
        std::size_t left = input.size();
        std::size_t room = output.size() * sizeof(char32_t);
        if (::iconv(m_handle, &from, &left, &to, &room) != 0) // also when a character was replaced by a similar one
            return std::nullopt;
        ::iconv(m_handle, nullptr, nullptr, &to, &room); // a last letter that waited for an accent
        output.resize(output.size() - room / sizeof(char32_t));
        return output;
    }

private:
    iconv_t m_handle;
};

constexpr const char* nativeUtf32 = std::endian::native == std::endian::little ? "UTF-32LE" : "UTF-32BE";

} // namespace

std::optional<std::u32string> decodeText(std::string_view bytes, const std::string& encoding) {
    Converter converter(nativeUtf32, encoding.c_str());
    if (!converter.known())
        return std::nullopt;
    return converter.convert(bytes);
}

std::string toUtf8(std::u32string_view characters) {
    std::string text;
    const auto add = [&](char32_t bits, char32_t mark) { text += static_cast<char>(bits | mark); };
    for (const char32_t each : characters) {
        if (each < 0x80) {
            add(each, 0);
        } else if (each < 0x800) {
            add(each >> 6, 0xC0);
            add(each & 0x3F, 0x80);
        } else if (each < 0x10000) {
            add(each >> 12, 0xE0);
            add(each >> 6 & 0x3F, 0x80);
            add(each & 0x3F, 0x80);
        } else {
            add(each >> 18, 0xF0);
            add(each >> 12 & 0x3F, 0x80);
            add(each >> 6 & 0x3F, 0x80);
            add(each & 0x3F, 0x80);
        }
    }
    return text;
}

std::string textOfFile(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return std::string(bytes.substr(3));
    const bool little = bytes.starts_with("\xFF\xFE");
    if (little || bytes.starts_with("\xFE\xFF"))
        if (const auto text = decodeText(bytes.substr(2), little ? "UTF-16LE" : "UTF-16BE"))
            return toUtf8(*text);
    return std::string(bytes);
}

} // namespace studio::io
