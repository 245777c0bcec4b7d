// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/Curve.hpp"

class QCPGraph;
class QCustomPlot;

namespace studio::ui {

/// What lies faint behind a smoothed curve: its raw values, as a line or, where they stand denser than the pixels, as
/// a band from the lowest to the highest. The graphs belong to the plot, and end with its clearGraphs().
class RawValues {
public:
    RawValues(QCustomPlot& plot, const Curve& curve);

    /// Draws what `curve` has in the plot's present view.
    void draw(const QCustomPlot& plot, const Curve& curve) const;
    bool isBand() const;

private:
    QCPGraph* m_line;
    QCPGraph* m_low;
    QCPGraph* m_high;
};

} // namespace studio::ui
