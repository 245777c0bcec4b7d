// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

namespace studio::io {

/// Grey to RGB by repetition, RGB to grey by BT.601 luma; the picture itself when it has these channels.
Image withChannels(Image image, int channels);

/// The picture as a viewer shows it: EXIF orientation 1 to 8 applied.
Image oriented(Image image, int orientation);

} // namespace studio::io
