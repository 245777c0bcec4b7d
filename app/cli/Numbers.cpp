// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Numbers.hpp"

#include <spdlog/fmt/fmt.h>

#include <charconv>
#include <optional>

namespace studio::cli {

namespace {

/// All of `word` as a number; nothing where it is none, or one that the type cannot hold.
template<class Number>
std::optional<Number> numberOf(const std::string& word) {
    Number value{};
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool isNumber = status == std::errc{} && end == word.data() + word.size();
    return isNumber ? std::optional(value) : std::nullopt;
}

/// `words` with ranges as people write them.
template<class Number>
CLI::Validator between(Number least, Number most, const std::string& words) {
    const auto check = [=](const std::string& given) -> std::string {
        const auto value = numberOf<Number>(given);
        if (value && *value >= least && *value <= most) // nor NaN
            return {};
        return fmt::format("\"{}\" is no {} from {} to {}", given, words, least, most);
    };
    return {check, {}};
}

} // namespace

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most) {
    return between(least, most, "whole number");
}

CLI::Validator realNumber(double least, double most) {
    return between(least, most, "number");
}

} // namespace studio::cli
