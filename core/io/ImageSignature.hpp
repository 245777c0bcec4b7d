// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageHeader.hpp"

#include <string>

namespace studio::io {

/// Why bytes without the signature of any format that is read are refused: what they are, and what to do.
std::string strangerReason(std::span<const std::byte> bytes, NameClaim claim);

} // namespace studio::io
