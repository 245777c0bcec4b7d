// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

class QCustomPlot;
class QLabel;

namespace studio::ui {

/// A small plot without zoom that reads off what is under the pointer and tells which step of a film was clicked.
class SmallPlot : public QWidget {
    Q_OBJECT

public:
    /// What stands at a place of the plot, in its own units; empty where there is nothing.
    virtual QString readoutAt(QPointF place) const = 0;
    /// Where a point of the plot is drawn, in coordinates of canvas().
    QPointF toPixel(QPointF place) const;
    QWidget* canvas() const noexcept;

    QSize minimumSizeHint() const override { return {160, 112}; }
    QSize sizeHint() const override { return {240, 168}; }

Q_SIGNALS:
    void stepPicked(int step);

protected:
    explicit SmallPlot(QWidget* parent);

    QCustomPlot* plot() const noexcept { return m_plot; }
    void redraw();           ///< in a later turn of the event loop
    QSize frameSize() const; ///< of what the axes enclose, in pixels
    /// The step of the film that a click there means; -1: none.
    virtual int stepAt(QPointF place) const = 0;
    /// Colours of what the plot shows; the constructor of the plot calls it, and every change of theme.
    virtual void applyTheme();
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPointF toPlace(QPoint pixel) const;
    void showReadout(QPoint pixel);

    QCustomPlot* m_plot;
    QLabel* m_readout;
};

} // namespace studio::ui
