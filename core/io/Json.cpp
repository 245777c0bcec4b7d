// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Json.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"

#include <string>

namespace studio::io {

namespace {

/// "at line 3, column 14: ... last read: '"beta": N'" of the library's message, which begins with its own names and
/// repeats bytes of the file that may be no text.
std::string placeIn(const std::string& message) {
    constexpr std::size_t most = 200;
    const auto begin = message.find(" at line ");
    return validUtf8(message.substr(begin == std::string::npos ? 0 : begin + 1, most));
}

} // namespace

nlohmann::json parseJson(std::string_view text) {
    constexpr int deepest = 64;
    bool isTooDeep = false;
    const auto isKept = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        isTooDeep = isTooDeep || depth > deepest;
        return !isTooDeep;
    };
    try {
        auto parsed = nlohmann::json::parse(text, isKept);
        if (!isTooDeep)
            return parsed;
    } catch (const nlohmann::json::exception& error) {
        if (!isTooDeep)
            throw Error(ErrorCode::BadInput, placeIn(error.what()));
    }
    throw Error(ErrorCode::BadInput, "nested more than " + std::to_string(deepest) + " levels deep");
}

} // namespace studio::io
