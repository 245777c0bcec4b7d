// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace studio {

/// `bytes` as valid UTF-8: every byte that belongs to no well-formed sequence (Unicode 15, table 3-7) becomes U+FFFD.
std::string validUtf8(std::string_view bytes);

/// A path for messages, JSON and views. File names are bytes on Linux, so this may lose information: never open it.
std::string displayText(const std::filesystem::path& path);

/// A number with at most so many significant digits, or with so many behind the point, whatever the locale; "n/a" for
/// one that is not finite.
std::string shortText(double value, int significantDigits);
std::string fixedText(double value, int digits);

/// "1 picture", "12 pictures": a number and what there are so many of.
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

} // namespace studio
