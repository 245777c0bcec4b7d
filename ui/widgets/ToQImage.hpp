// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <QImage>

namespace studio::ui {

/// A copy of the picture as Qt draws it fastest (RGB32, or Grayscale8 for one channel); null for an empty picture.
QImage toQImage(const Image& image);

} // namespace studio::ui
