// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <limits>

/// Checks of numbers as they were typed: what a conversion would wrap round, cut off or take for infinite is refused.
namespace studio::cli {

inline constexpr std::uint64_t largestSeed = std::numeric_limits<std::uint64_t>::max();
/// Of things: what a 64-bit number with a sign holds.
inline constexpr std::uint64_t largestCount = std::numeric_limits<std::int64_t>::max();

/// A whole number in decimal digits.
CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most);
/// A finite number.
CLI::Validator realNumber(double least, double most);

} // namespace studio::cli
