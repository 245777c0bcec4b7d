// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Texts within PNG files (W3C PNG specification, 11.3.4): tEXt, zTXt and iTXt chunks.
namespace studio::io {

/// The file with `text`, UTF-8, under `keyword` as an uncompressed iTXt chunk behind its header; a text that stood
/// there under the same keyword is replaced. Throws Error(BadInput) for what is no whole PNG, Error(Internal) for a
/// keyword that is not 1 to 79 printable ASCII characters.
std::vector<std::byte> withPngText(std::span<const std::byte> png, std::string_view keyword, std::string_view text);

/// The text under `keyword` of a PNG's tEXt or uncompressed iTXt chunks; nothing when there is none. Latin-1 becomes
/// UTF-8. Throws Error(BadInput), the message being the reason alone, for what is no PNG, chunks that run past the end,
/// wrong checksums, texts above 16 MiB and compressed ones.
std::optional<std::string> pngText(std::span<const std::byte> png, std::string_view keyword);

} // namespace studio::io
