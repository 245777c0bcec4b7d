// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Base64.hpp"

#include <algorithm>
#include <cstdint>

namespace studio::io {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string toBase64(std::span<const std::byte> bytes) {
    std::string encoded;
    encoded.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t held = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < held ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            encoded += k <= held ? alphabet[group >> (18 - 6 * k) & 63] : '=';
    }
    return encoded;
}

std::optional<std::vector<std::byte>> fromBase64(std::string_view text) {
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    std::size_t bits = 0;
    for (const char each : text.substr(0, text.find('='))) {
        const auto value = alphabet.find(each);
        if (value == std::string_view::npos)
            return std::nullopt;
        group = group << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        bytes.push_back(static_cast<std::byte>(group >> bits & 255U));
    }
    if (toBase64(bytes) != text) // padding, stray bits and lengths in one question
        return std::nullopt;
    return bytes;
}

} // namespace studio::io
