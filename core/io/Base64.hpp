// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Bytes as text (RFC 4648, section 4).
namespace studio::io {

std::string toBase64(std::span<const std::byte> bytes);
/// Nothing for a text that toBase64() would not have written.
std::optional<std::vector<std::byte>> fromBase64(std::string_view text);

} // namespace studio::io
