// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.hpp"
#include "ui/toy/ToyModel.hpp"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

class QPainter;

namespace studio::ui {

/// Which parts of a flight are shown.
struct ToyLayers {
    bool trails = true;
    bool field = true;
    bool predicted = false;
    bool operator==(const ToyLayers&) const = default;
};

/// Between the plane and a square of the screen.
struct ToyMap {
    QRectF area;                                                             ///< square
    double scale() const { return area.width() / (2.0 * ToyModel::extent); } ///< pixels a unit
    QPointF toScreen(ToyPoint point) const;
    ToyPoint toPlane(QPointF position) const;
};

/// Where the trails begin that end at `position`: in the noise or, where they are scribbles, a few steps before.
double trailStart(const ToyRun& run, double position);

/// Draws the parts of a toy picture, from back to front. Knows nothing of widgets: pictures for files are painted on
/// other threads.
class ToyPainter {
public:
    ToyPainter(QPainter& painter, const ToyMap& map, const Colours& colours);

    /// The sheet, with circles at one and two standard deviations of pure noise.
    void ground();
    /// ToyModel::fieldCells squared arrows; longer where the particles move faster.
    void field(const std::vector<ToyPoint>& arrows);
    /// The ways from step `from` to step `to`, which may lie between two steps.
    void trails(const ToyRun& run, double from, double to);
    void points(const std::vector<ToyPoint>& points);
    /// Where each particle believes to be going, with a thread to it.
    void predicted(const ToyFlight& flight, double position);
    void particles(const ToyFlight& flight, double position);

    /// Everything at once.
    void all(const std::vector<ToyPoint>& data, const ToyRun& run, double position, const ToyLayers& layers);

private:
    double unit() const; ///< of line widths and dots: 1 on a sheet of 640 pixels
    void dots(const QPolygonF& places, double diameter, const QColor& colour);

    QPainter& m_painter;
    ToyMap m_map;
    const Colours& m_colours;
};

} // namespace studio::ui
