// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/CurvePlot.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "ui/plots/AxisScaling.hpp"
#include "ui/plots/CurvePlotParts.hpp"
#include "ui/plots/PlotFile.hpp"
#include "ui/plots/PlotTheme.hpp"
#include "ui/plots/Smoothing.hpp"
#include "ui/theme/FocusRing.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::ui {

namespace {

constexpr int longestClick = 250; ///< ms that a click waits for a second one

QCPItemStraightLine* addVerticalLine(QCustomPlot* plot) {
    auto* line = new QCPItemStraightLine(plot);
    line->setVisible(false);
    line->setClipToAxisRect(true);
    return line;
}

QVector<double> toVector(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

} // namespace

void placeLine(QCPItemStraightLine* line, double x) {
    line->setVisible(std::isfinite(x));
    if (!line->visible())
        return;
    line->point1->setCoords(x, 1.0);
    line->point2->setCoords(x, 2.0);
}

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
    , m_click(new QTimer(this))
    , m_parts(std::make_unique<Parts>()) {
    auto* plot = new QCustomPlot(this);
    m_parts->plot = plot;
    m_parts->cursor = addVerticalLine(plot);
    m_parts->marker = addVerticalLine(plot);
    m_parts->readout = new QLabel(this);
    m_parts->readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_parts->readout->setProperty("look", "readout");
    m_parts->readout->hide();
    m_parts->title = new ElidedLabel(this);
    m_parts->title->setProperty("look", "secondary");
    m_parts->title->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_parts->title);
    layout->addWidget(plot, 1);

    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setAccessibleName(tr("Curves"));
    setWhatsThis(tr(
        "Curves of the training. Turn the wheel to zoom sideways (Shift: upwards, Ctrl: both), drag to move, drag with "
        "Shift to zoom into a box, double-click to see everything again."));
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->axisRect()->setRangeDrag(Qt::Horizontal); // what is drawn keeps its height under the hand
    plot->setNoAntialiasingOnDrag(true);
    m_click->setSingleShot(true);
    m_click->setInterval(std::min(QApplication::doubleClickInterval(), longestClick));
    connect(m_click, &QTimer::timeout, this, [this] { Q_EMIT clickedAt(m_clicked); });
    plot->installEventFilter(this);
    plot->setMouseTracking(true);
    connect(plot, &QCustomPlot::mouseWheel, this, [this] { m_zoomed = true; });
    connect(plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        if (m_ends)
            m_parts->plot->xAxis->setRange(range.bounded(m_ends->first, m_ends->second));
        drawBehind();
        if (const QCPRange shown = m_parts->plot->xAxis->range(); m_zoomed && m_byHand)
            Q_EMIT zoomedSideways(shown.lower, shown.upper);
    });
    connect(plot, &QCustomPlot::afterLayout, this, [this] {
        if (m_behindWidth != m_parts->plot->axisRect()->width())
            drawBehind(); // a band has a column for every two pixels
    });
    connect(&Theme::current(), &Theme::changed, this, &CurvePlot::applyTheme);
    applyTheme();
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::setCurves(std::vector<Curve> curves) {
    m_curves = std::move(curves);
    rebuild();
}

void CurvePlot::setAxisTitles(const QString& horizontal, const QString& vertical) {
    m_parts->plot->xAxis->setLabel(horizontal);
    m_parts->plot->yAxis->setLabel(vertical);
    redraw();
}

void CurvePlot::setTitle(const QString& title) {
    m_parts->title->setText(title);
    m_parts->title->setVisible(!title.isEmpty());
}

void CurvePlot::setScale(AxisScale scale) {
    m_scale = scale;
    scaleAxis(*m_parts->plot->yAxis, scale);
    resetView();
}

void CurvePlot::setHorizontalScale(AxisScale scale) {
    m_horizontalScale = scale;
    scaleAxis(*m_parts->plot->xAxis, scale);
    if (scale == AxisScale::Logarithmic)
        qSharedPointerCast<QCPAxisTickerLog>(m_parts->plot->xAxis->ticker())->setLogBase(2.0); // counts double
    resetView();
}

void CurvePlot::setPointsShown(bool shown) {
    m_pointsShown = shown;
    rebuild();
}

void CurvePlot::setLegendShown(bool shown) {
    m_legendShown = shown;
    if (shown && !m_parts->beside) {
        m_parts->beside = new QCPLayoutGrid; // the plot's from the next line on
        m_parts->plot->plotLayout()->addElement(0, 1, m_parts->beside);
        m_parts->plot->plotLayout()->setColumnStretchFactor(1, 0.001);
        m_parts->beside->setMargins({0, space::one, space::one, 0});
        m_parts->beside->addElement(0, 0, m_parts->plot->legend);
        m_parts->beside->addElement(1, 0, new QCPLayoutElement(m_parts->plot)); // takes the room below
        m_parts->beside->setRowStretchFactor(0, 0.001);
    }
    m_parts->plot->legend->setVisible(shown && !m_curves.empty());
    redraw();
}

void CurvePlot::setSmoothing(double weight) {
    m_smoothing = std::clamp(weight, 0.0, 0.999);
    rebuild();
}

void CurvePlot::setMarker(double x) {
    placeLine(m_parts->marker, x);
    redraw();
}

void CurvePlot::resetView() {
    m_zoomed = false;
    fitView();
    redraw();
}

QRectF CurvePlot::viewRange() const {
    const QCPRange x = m_parts->plot->xAxis->range();
    const QCPRange y = m_parts->plot->yAxis->range();
    return {QPointF(x.lower, y.lower), QPointF(x.upper, y.upper)};
}

void CurvePlot::rebuild() {
    QCustomPlot* plot = m_parts->plot;
    const QScopedValueRollback byData(m_byHand, false);
    plot->clearGraphs();
    m_parts->behind.clear();
    m_lines.clear();
    for (const Curve& curve : m_curves) {
        if (m_smoothing > 0.0)
            m_parts->behind.emplace_back(*plot, curve);
        m_lines.push_back(m_smoothing > 0.0 ? smoothed(curve.y, m_smoothing) : curve.y);
        QCPGraph* line = plot->addGraph();
        line->setName(curve.name);
        line->setPen(QPen(curve.colour, 1.6, curve.style, Qt::FlatCap));
        line->setData(toVector(curve.x), toVector(m_lines.back()), true);
        if (m_pointsShown || curve.x.size() == 1)
            line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
    }
    plot->legend->setVisible(m_legendShown && !m_curves.empty());
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis})
        axis->setTickLabels(!m_curves.empty()); // numbers without curves would mean nothing
    const QCPRange x = plot->xAxis->range();
    const QCPRange y = plot->yAxis->range();
    fitView();
    if (m_zoomed) { // there may be more to see now, but what somebody looks at stays
        plot->xAxis->setRange(x);
        plot->yAxis->setRange(y);
    }
    drawBehind();
    redraw();
}

void CurvePlot::redraw() {
    if (!m_parts->plot->viewport().isEmpty()) // it draws itself once it has a size, and knows it
        m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The raw values in the present view.
void CurvePlot::drawBehind() {
    m_behindWidth = m_parts->plot->axisRect()->width();
    for (std::size_t i = 0; i < m_parts->behind.size(); ++i)
        m_parts->behind[i].draw(*m_parts->plot, m_curves[i]);
}

bool CurvePlot::hasBand(std::size_t curve) const {
    return curve < m_parts->behind.size() && m_parts->behind[curve].isBand();
}

void CurvePlot::setHorizontalRange(double left, double right) {
    const QCPRange now = m_parts->plot->xAxis->range();
    if (now.lower == left && now.upper == right)
        return;
    const QScopedValueRollback byProgram(m_byHand, false);
    m_zoomed = true;
    m_parts->plot->xAxis->setRange(left, right);
    redraw();
}

void CurvePlot::fitView() {
    double left = std::numeric_limits<double>::infinity();
    double right = -left;
    double low = left;
    double high = -left;
    const bool logarithmic = m_scale == AxisScale::Logarithmic;
    const bool logarithmicX = m_horizontalScale == AxisScale::Logarithmic;
    for (const Curve& curve : m_curves) {
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            const bool drawn = !(logarithmic && curve.y[i] <= 0.0) && !(logarithmicX && curve.x[i] <= 0.0);
            if (!std::isfinite(curve.y[i]) || !drawn)
                continue;
            left = std::min(left, curve.x[i]);
            right = std::max(right, curve.x[i]);
            low = std::min(low, curve.y[i]);
            high = std::max(high, curve.y[i]);
        }
    }
    QCustomPlot* plot = m_parts->plot;
    m_ends.reset();
    if (left > right) {
        plot->xAxis->setRange(logarithmicX ? 1.0 : 0.0, logarithmicX ? 100.0 : 1.0);
        plot->yAxis->setRange(logarithmic ? 0.1 : 0.0, 1.0);
        return;
    }
    if (logarithmicX) {
        plot->xAxis->setRange(widened(left, right, m_horizontalScale));
    } else {
        plot->xAxis->setRange(left, right > left ? right : left + 1.0);
    }
    plot->yAxis->setRange(widened(low, high, m_scale));
    m_ends.emplace(plot->xAxis->range().lower, plot->xAxis->range().upper);
}

void CurvePlot::applyTheme() {
    const Colours& colours = Theme::current().colours();
    applyPlotTheme(*m_parts->plot);
    m_parts->cursor->setPen(QPen(colours.secondary, 1, Qt::DotLine));
    m_parts->marker->setPen(QPen(colours.accent, 1));
    redraw();
}

void CurvePlot::exportTo(const QString& file) {
    QCustomPlot* plot = m_parts->plot;
    if (QFileInfo(file).suffix().toLower() == QLatin1String("csv"))
        return writeCurvesCsv(file, m_curves, plot->xAxis->label(), plot->yAxis->label());
    hideReadout();
    plot->legend->setVisible(m_curves.size() > 1); // on screen the list of runs is the legend
    const bool marked = m_parts->marker->visible();
    m_parts->marker->setVisible(false); // of the pictures below, which the file does not show
    const bool written = writePlot(*plot, file);
    m_parts->marker->setVisible(marked);
    plot->legend->setVisible(m_legendShown);
    if (!written) {
        throw Error(ErrorCode::Io, tr("%1 could not be written.").arg(file).toStdString(),
                    STUDIO_TR("Choose a name that ends in .png, .svg, .pdf or .csv, in a folder that can be written."));
    }
}

} // namespace studio::ui
