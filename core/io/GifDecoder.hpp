// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <cstddef>
#include <span>

namespace studio::io {

/// The first frame of a GIF on its white canvas, as RGB. The header must have passed readImageHeader. The other frames
/// are skipped but must be there. Throws Error(BadInput), the message being the reason.
Image decodeGif(std::span<const std::byte> bytes);

} // namespace studio::io
