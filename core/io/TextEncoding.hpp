// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace studio::io {

/// The characters of `bytes` in an encoding by iconv's name ("CP866", "UTF-16LE", ...). Nothing when a byte has no
/// meaning in it, or this system does not know the encoding.
std::optional<std::u32string> decodeText(std::string_view bytes, const std::string& encoding);

std::string toUtf8(std::u32string_view characters);

/// The text of a file that a person wrote with any program: UTF-8 with or without its mark, or UTF-16 with its mark.
/// Bytes that are neither stay as they are.
std::string textOfFile(std::string_view bytes);

} // namespace studio::io
