// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <span>
#include <vector>

namespace studio::ui {

/// One line of a plot: y over x, in the axes' units. A value that is not finite is a gap.
struct Curve {
    QString name;
    QColor colour;
    Qt::PenStyle style = Qt::SolidLine;
    std::vector<double> x;
    std::vector<double> y;
};

/// A line of this style in text, for legends: "– –".
QString dashSample(Qt::PenStyle style);

/// Writes the curves as text, a row a point: curve, x, y. Throws studio::Error(Io).
void writeCurvesCsv(const QString& file, std::span<const Curve> curves, const QString& xTitle, const QString& yTitle);

} // namespace studio::ui
