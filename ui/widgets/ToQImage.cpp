// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ToQImage.hpp"

namespace studio::ui {

QImage toQImage(const Image& image) {
    if (image.empty())
        return {};
    const auto format = image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    // The rows of Image are packed, those of QImage aligned to four bytes: the stride has to be said.
    const QImage view(image.pixels.data(), image.width, image.height, static_cast<qsizetype>(image.stride()), format);
    return image.channels == 1 ? view.copy() : view.convertToFormat(QImage::Format_RGB32);
}

} // namespace studio::ui
