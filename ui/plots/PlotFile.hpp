// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCustomPlot;
class QString;

namespace studio::ui {

/// Draws a plot into a .png (twice its size on screen), .svg or .pdf file, by the suffix. False: not written, or of
/// another suffix.
bool writePlot(QCustomPlot& plot, const QString& file);

} // namespace studio::ui
