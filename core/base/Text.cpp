// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace studio {

namespace {

/// Length of the well-formed sequence that `text` starts with, or 0.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto within = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return within(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        // Overlong forms and surrogates are ruled out by the range of the second byte.
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return within(1, low, high) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

std::string numberText(double value, std::chars_format format, int digits) {
    if (!std::isfinite(value))
        return "n/a";
    std::array<char, 400> text{}; // 1e308 in full
    const auto [end, status] = std::to_chars(text.data(), text.data() + text.size(), value, format, digits);
    return status == std::errc{} ? std::string(text.data(), end) : "n/a";
}

} // namespace

std::string shortText(double value, int significantDigits) {
    return numberText(value, std::chars_format::general, significantDigits);
}

std::string fixedText(double value, int digits) {
    return numberText(value, std::chars_format::fixed, digits);
}

std::string validUtf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = sequenceLength(bytes);
        if (length == 0)
            text += "\xEF\xBF\xBD";
        else
            text += bytes.substr(0, length);
        bytes.remove_prefix(length == 0 ? 1 : length);
    }
    return text;
}

std::string displayText(const std::filesystem::path& path) {
    return validUtf8(path.native());
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

} // namespace studio
