// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/SmallPlot.hpp"

#include "ui/plots/PlotTheme.hpp"
#include "ui/theme/Theme.hpp"

#include <qcustomplot.h>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

/// Room for the numbers and the titles of the axes, the same for plots that stand above each other.
QMargins margins() {
    return {Theme::scaled(56), 6, 8, Theme::scaled(38)};
}

} // namespace

SmallPlot::SmallPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_readout(new QLabel(this)) {
    m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->setProperty("look", "readout");
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    // Fixed, so that plots above each other stand on common edges.
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins(margins());
    m_plot->setInteractions(QCP::iNone);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->ticker()->setTickCount(4);
        axis->setLabelPadding(2);
        axis->setTickLabelPadding(3);
    }
    connect(&Theme::current(), &Theme::changed, this, &SmallPlot::applyTheme);
}

QWidget* SmallPlot::canvas() const noexcept {
    return m_plot;
}

QPointF SmallPlot::toPixel(QPointF place) const {
    return {m_plot->xAxis->coordToPixel(place.x()), m_plot->yAxis->coordToPixel(place.y())};
}

QSize SmallPlot::frameSize() const {
    return m_plot->viewport().marginsRemoved(margins()).size().expandedTo(QSize(1, 1));
}

void SmallPlot::redraw() {
    if (!m_plot->viewport().isEmpty()) // else it draws itself as soon as it gets a size
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QPointF SmallPlot::toPlace(QPoint pixel) const {
    return {m_plot->xAxis->pixelToCoord(pixel.x()), m_plot->yAxis->pixelToCoord(pixel.y())};
}

void SmallPlot::applyTheme() {
    applyPlotTheme(*m_plot);
    redraw();
}

void SmallPlot::showReadout(QPoint pixel) {
    const bool inside = m_plot->axisRect()->rect().contains(pixel);
    const QString text = inside ? readoutAt(toPlace(pixel)) : QString();
    m_readout->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_readout->setText(text);
    m_readout->adjustSize();
    QPoint corner = pixel + QPoint(14, 10);
    if (corner.x() + m_readout->width() > width())
        corner.setX(std::max(0, pixel.x() - 14 - m_readout->width()));
    corner.setY(std::clamp(corner.y(), 0, std::max(0, height() - m_readout->height())));
    m_readout->move(corner);
    m_readout->raise();
}

bool SmallPlot::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseMove:
        showReadout(static_cast<QMouseEvent*>(event)->position().toPoint());
        break;
    case QEvent::Leave:
        m_readout->hide();
        break;
    case QEvent::MouseButtonRelease: {
        const auto* release = static_cast<QMouseEvent*>(event);
        const QPoint pixel = release->position().toPoint();
        const bool inside = release->button() == Qt::LeftButton && m_plot->axisRect()->rect().contains(pixel);
        if (const int step = inside ? stepAt(toPlace(pixel)) : -1; step >= 0)
            Q_EMIT stepPicked(step);
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
