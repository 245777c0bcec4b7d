// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/CurvePlot.hpp"
#include "ui/plots/CurvePlotParts.hpp"
#include "ui/theme/Theme.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <limits>

/// What hand and keys do to the curves, and what is read off them.
namespace studio::ui {

namespace {

constexpr int pixelsANumber = 80; ///< along the horizontal axis, so that none touches the next
constexpr int pixelsALine = 36;   ///< along the vertical one
constexpr int fewestNumbers = 1;
constexpr int mostNumbers = 6;

/// Index of the point whose x is nearest; x ascends.
std::size_t nearestPoint(const Curve& curve, double x) {
    const auto after = std::lower_bound(curve.x.begin(), curve.x.end(), x);
    if (after == curve.x.begin())
        return 0;
    if (after == curve.x.end())
        return curve.x.size() - 1;
    const auto index = static_cast<std::size_t>(after - curve.x.begin());
    return x - curve.x[index - 1] < curve.x[index] - x ? index - 1 : index;
}

/// Whether the curve has a value at `x`: a run that ended earlier has none there.
bool reaches(const Curve& curve, double x) {
    if (curve.x.empty())
        return false;
    const std::size_t last = curve.x.size() - 1;
    const double before = last > 0 ? curve.x[1] - curve.x[0] : 0.0;
    const double after = last > 0 ? curve.x[last] - curve.x[last - 1] : 0.0;
    return x >= curve.x.front() - before && x <= curve.x.back() + after;
}

/// The same middle, `factor` times as wide.
QCPRange scaled(const QCPRange& range, double factor) {
    const double half = 0.5 * factor * range.size();
    return {range.center() - half, range.center() + half};
}

} // namespace

/// One line a curve that has something at `x`, with the number of the curve.
std::vector<std::pair<std::size_t, QString>> CurvePlot::readoutLines(double x) const {
    std::vector<std::pair<std::size_t, QString>> lines;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curve& curve = m_curves[i];
        if (!reaches(curve, x))
            continue;
        const double value = m_lines[i][nearestPoint(curve, x)];
        lines.emplace_back(i, QStringLiteral("%1  %2").arg(curve.name, QLocale().toString(value, 'g', 4)));
    }
    return lines;
}

QString CurvePlot::readoutAt(double x) const {
    QStringList texts;
    for (const auto& [curve, text] : readoutLines(x))
        texts << text;
    return texts.join(QLatin1Char('\n'));
}

/// The x of the point that is nearest: between points nothing was measured.
double CurvePlot::snapped(double x) const {
    double nearest = std::numeric_limits<double>::quiet_NaN();
    for (const Curve& curve : m_curves) {
        if (curve.x.empty())
            continue;
        const double at = curve.x[nearestPoint(curve, x)];
        if (!std::isfinite(nearest) || std::abs(at - x) < std::abs(nearest - x))
            nearest = at;
    }
    return nearest;
}

void CurvePlot::showReadout(const QPoint& position) {
    QCustomPlot* plot = m_parts->plot;
    if (m_curves.empty() || !plot->axisRect()->rect().contains(position))
        return hideReadout();
    const double x = snapped(plot->xAxis->pixelToCoord(position.x()));
    QString html =
        QStringLiteral("<b>%1 %2</b>").arg(plot->xAxis->label().toHtmlEscaped(), QLocale().toString(x, 'g', 6));
    for (const auto& [number, text] : readoutLines(x)) {
        const Curve& curve = m_curves[number];
        html += QStringLiteral("<br><font color=\"%1\">%3</font> %2")
                    .arg(curve.colour.name(), text.toHtmlEscaped(), dashSample(curve.style));
    }
    QLabel* label = m_parts->readout;
    label->setText(html);
    label->adjustSize();
    QPoint corner = position + QPoint(16, 12);
    if (corner.x() + label->width() > width())
        corner.setX(std::max(0, position.x() - 16 - label->width()));
    corner.setY(std::clamp(corner.y(), 0, std::max(0, height() - label->height())));
    label->move(corner);
    label->show();
    label->raise();
    placeLine(m_parts->cursor, x);
    redraw();
    Q_EMIT hovered(x);
}

void CurvePlot::hideReadout() {
    if (m_parts->readout->isHidden())
        return;
    m_parts->readout->hide();
    placeLine(m_parts->cursor, std::numeric_limits<double>::quiet_NaN());
    redraw();
    Q_EMIT hovered(std::numeric_limits<double>::quiet_NaN());
}

/// Told when it is sure that no second one follows: a double click means something else.
void CurvePlot::rememberClick(double pixel) {
    if (m_doubled)
        return void(m_doubled = false);
    m_clicked = m_parts->plot->xAxis->pixelToCoord(pixel);
    m_click->start();
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
    QCustomPlot* plot = m_parts->plot;
    switch (event->type()) {
    case QEvent::Resize: // before the plot draws itself in its new size
        plot->xAxis->ticker()->setTickCount(
            std::clamp(plot->width() / Theme::scaled(pixelsANumber), fewestNumbers, mostNumbers));
        if (m_scale == AxisScale::Linear)
            plot->yAxis->ticker()->setTickCount(
                std::clamp(plot->height() / Theme::scaled(pixelsALine), fewestNumbers, mostNumbers));
        break;
    case QEvent::MouseMove: {
        const auto* move = static_cast<QMouseEvent*>(event);
        if (move->buttons() & Qt::LeftButton)
            m_zoomed = true;
        showReadout(move->position().toPoint());
        break;
    }
    case QEvent::Leave:
        hideReadout();
        break;
    case QEvent::MouseButtonPress: {
        const auto* press = static_cast<QMouseEvent*>(event);
        setFocus(Qt::MouseFocusReason);
        m_pressed = press->position().toPoint();
        plot->setSelectionRectMode(press->modifiers() & Qt::ShiftModifier ? QCP::srmZoom : QCP::srmNone);
        break;
    }
    case QEvent::MouseButtonDblClick:
        m_click->stop();
        m_doubled = true; // its second release is no click
        resetView();
        Q_EMIT everythingShown();
        return true;
    case QEvent::MouseButtonRelease: {
        const auto* release = static_cast<QMouseEvent*>(event);
        const int moved = (release->position().toPoint() - m_pressed).manhattanLength();
        if (release->button() == Qt::LeftButton && moved < QApplication::startDragDistance())
            rememberClick(release->position().x());
        hideReadout(); // the view may be another now
        break;
    }
    case QEvent::Wheel: {
        const auto keys = static_cast<QWheelEvent*>(event)->modifiers();
        const Qt::Orientations both = Qt::Horizontal | Qt::Vertical;
        plot->axisRect()->setRangeZoom(
            keys & Qt::ControlModifier ? both
                                       : Qt::Orientations(keys & Qt::ShiftModifier ? Qt::Vertical : Qt::Horizontal));
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
    const QCPRange range = m_parts->plot->xAxis->range();
    const auto look = [this](const QCPRange& there) {
        m_zoomed = true;
        m_parts->plot->xAxis->setRange(there);
        redraw();
    };
    switch (event->key()) {
    case Qt::Key_Home:
        resetView();
        return Q_EMIT everythingShown();
    case Qt::Key_Left:
        return look(range - 0.1 * range.size());
    case Qt::Key_Right:
        return look(range + 0.1 * range.size());
    case Qt::Key_Plus:
        return look(scaled(range, 0.8));
    case Qt::Key_Minus:
        return look(scaled(range, 1.25));
    default:
        return QWidget::keyPressEvent(event);
    }
}

} // namespace studio::ui
