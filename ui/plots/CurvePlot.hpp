// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/Curve.hpp"

#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QTimer;

namespace studio::ui {

enum class AxisScale { Linear, Logarithmic };

/// Curves over a common axis. The wheel zooms sideways around the pointer (Shift: upwards, Ctrl: both), a drag moves
/// sideways, one with Shift zooms into a box, a double click or Home shows everything again; hovering reads the values
/// off. Follows new data until someone zooms.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);
    ~CurvePlot() override;

    void setCurves(std::vector<Curve> curves);
    const std::vector<Curve>& curves() const noexcept { return m_curves; }
    void setTitle(const QString& title); ///< above the plot; empty: none
    void setAxisTitles(const QString& horizontal, const QString& vertical);
    void setScale(AxisScale scale); ///< of the vertical axis
    void setHorizontalScale(AxisScale scale);
    void setPointsShown(bool shown); ///< a disc at every point, for curves of few
    void setLegendShown(bool shown); ///< at the right, beside the plot
    /// Weight in [0, 1) of the moving average; the raw values stay visible behind it, faint.
    void setSmoothing(double weight);
    /// The vertical line that marks one x, a picture's step for instance; NaN takes it away.
    void setMarker(double x);

    void resetView();
    /// Whether the raw values behind a smoothed curve stand so dense that they are shown as a band from the lowest to
    /// the highest.
    bool hasBand(std::size_t curve) const;
    /// Shows this part sideways, until everything is shown again.
    void setHorizontalRange(double left, double right);
    bool isZoomed() const noexcept { return m_zoomed; }
    /// Ranges as shown: [x minimum, x maximum, y minimum, y maximum].
    QRectF viewRange() const;
    /// The values at the point of each curve that is nearest to `x`, a line a curve, as plain text; a curve that has
    /// ended before has none.
    QString readoutAt(double x) const;

    /// Writes .png (twice the size on screen), .svg, .pdf or .csv, by the file's suffix. Throws studio::Error.
    void exportTo(const QString& file);

    QSize minimumSizeHint() const override { return {150, 160}; }
    QSize sizeHint() const override { return {640, 320}; }

Q_SIGNALS:
    /// The x under the pointer, or NaN when it leaves.
    void hovered(double x);
    void clickedAt(double x);
    /// Someone zoomed or moved the view sideways by hand, to these ends.
    void zoomedSideways(double left, double right);
    /// Someone asked to see everything again.
    void everythingShown();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Parts;
    void applyTheme();
    void rebuild();
    void redraw();
    void drawBehind();
    std::vector<std::pair<std::size_t, QString>> readoutLines(double x) const;
    void fitView();
    double snapped(double x) const;
    void showReadout(const QPoint& position);
    void hideReadout();
    void rememberClick(double pixel);

    std::vector<Curve> m_curves;
    std::vector<std::vector<double>> m_lines; ///< what is drawn of them: y, smoothed
    double m_smoothing = 0.0;
    AxisScale m_scale = AxisScale::Linear;
    AxisScale m_horizontalScale = AxisScale::Linear;
    bool m_pointsShown = false;
    bool m_legendShown = false;
    std::optional<std::pair<double, double>> m_ends; ///< of the horizontal axis: beyond them is nothing to see
    QPoint m_pressed;
    QTimer* m_click; ///< runs while a click may become a double one
    double m_clicked = 0.0;
    bool m_doubled = false; ///< the button is down for the second time
    bool m_zoomed = false;
    int m_behindWidth = 0; ///< px that what lies behind was drawn for
    bool m_byHand = true;  ///< whether the range that changes now is changed by a hand
    std::unique_ptr<Parts> m_parts;
};

} // namespace studio::ui
