// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/toy/ToyPainter.hpp"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace studio::ui {

enum class ToyTool { Draw, Erase };

/// The plane of one sampler: the points can be drawn and erased with the mouse, the right button always erases. What
/// stays the same while the particles move is kept as pictures, so that a frame costs little.
class ToyCanvas : public QWidget {
    Q_OBJECT

public:
    /// Shows the `index`-th of the model's runs.
    ToyCanvas(ToyModel& model, std::size_t index, QWidget* parent = nullptr);

    void setTool(ToyTool tool);
    void setLayers(const ToyLayers& layers);
    /// In steps; between two of them a particle lies on the straight line.
    void setPosition(double position);
    const ToyRun* run() const;
    ToyMap map() const; ///< the largest square of the widget, in its middle

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void forget();     ///< what was kept is of another run, other points or another theme
    void keepGround(); ///< with the arrows of this step and the points
    void paintTrails(QPainter& painter, const ToyRun& shown);
    QPixmap blank() const;
    void paintHints(QPainter& painter);
    void stroke(QPointF to);
    void leave(QPointF at); ///< a point, or a hole
    bool isErasing() const noexcept { return m_stroke.value_or(m_tool) == ToyTool::Erase; }

    ToyModel& m_model;
    std::size_t m_index;
    ToyLayers m_layers;
    ToyTool m_tool = ToyTool::Draw;
    std::optional<ToyTool> m_stroke; ///< while a button is down
    QPointF m_last;                  ///< where the stroke left something last
    QPointF m_pointer;
    bool m_hovered = false;
    double m_position = 0.0;
    QPixmap m_ground;
    int m_groundStep = -1;
    QPixmap m_trails;
    int m_trailSteps = -1; ///< how many whole steps m_trails holds
};

} // namespace studio::ui
