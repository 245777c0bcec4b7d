// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>
#include <QString>

#include <vector>

class QWidget;

/// Relative luminance and contrast as WCAG 2.1 defines them: 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// A piece of text as a widget painted it.
struct PaintedText {
    QString text;
    QRect rect; ///< in the window
    QColor colour;
    QColor ground; ///< the commonest colour around its letters in the picture of the window
    double contrast = 1.0;
    double needed = 4.5; ///< 3 for large letters: from 24 px, or 18.66 px where they are bold
    const QWidget* owner = nullptr;

    bool isReadable() const { return contrast >= needed; }
};

/// Every text that is seen inside `part` (of the window, in its coordinates; everything where it is null). The window
/// paints twice: a picture, and onto a device that only notes which text comes where, in which colour. What is clipped
/// or covered in the picture does not count, nor do the disabled, whom WCAG exempts.
std::vector<PaintedText> paintedTexts(QWidget& window, const QRect& part = {});
