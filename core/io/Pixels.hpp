// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

namespace studio::io {

/// Grey to RGB by repetition, RGB to grey by BT.601 luma; the picture itself when it has these channels.
Image withChannels(Image image, int channels);

/// Which edges of the stored picture are shown first, by EXIF 2.32, tag 274: the right one instead of the left, the
/// bottom one instead of the top. From orientation 5 on rows are shown as columns besides.
struct Edges {
    bool right = false;
    bool bottom = false;
};
Edges mirroredEdges(int orientation);

/// The picture as a viewer shows it: EXIF orientation 1 to 8 applied.
Image oriented(Image image, int orientation);

} // namespace studio::io
