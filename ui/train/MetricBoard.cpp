// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/MetricBoard.hpp"

#include "core/base/Error.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/MetricNames.hpp"
#include "ui/train/MetricStore.hpp"
#include "ui/train/RunListModel.hpp"
#include "ui/widgets/Banner.hpp"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::ui {

namespace {

constexpr int leastLetters = 4;
constexpr int widestMetric = 260;
constexpr int widestAxis = 150;
constexpr double mostSmoothing = 0.99;

QToolButton* ghost(const QString& icon, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setProperty("look", "ghost");
    if (!icon.isEmpty())
        button->setIcon(Theme::icon(icon));
    button->setIconSize({18, 18});
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

std::ptrdiff_t columnIndex(const MetricTable& table, const std::string& column) {
    const auto found = std::ranges::find(table.columns, column);
    return found == table.columns.end() ? -1 : found - table.columns.begin();
}

double cell(const std::vector<double>& row, std::ptrdiff_t column) {
    // A column that appeared later is missing from earlier rows.
    return column >= 0 && column < std::ssize(row) ? row[static_cast<std::size_t>(column)]
                                                   : std::numeric_limits<double>::quiet_NaN();
}

QString dashSample(Qt::PenStyle style) {
    switch (style) {
    case Qt::DashLine:
        return QStringLiteral("\u2013 \u2013");
    case Qt::DotLine:
        return QStringLiteral("\u00B7\u00B7\u00B7\u00B7");
    case Qt::DashDotLine:
        return QStringLiteral("\u2013 \u00B7");
    case Qt::DashDotDotLine:
        return QStringLiteral("\u2013 \u00B7\u00B7");
    default:
        return QStringLiteral("\u2014\u2014");
    }
}

} // namespace

MetricBoard::MetricBoard(Session& session, RunListModel* runs, QWidget* parent)
    : QWidget(parent)
    , m_store(new MetricStore(session, this))
    , m_runs(runs)
    , m_banner(new Banner(this))
    , m_metric(new QComboBox(this))
    , m_over(new QComboBox(this))
    , m_log(ghost({}, tr("Logarithmic axis"), this))
    , m_legend(new QLabel(this))
    , m_plot(new CurvePlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::one, space::one, space::two, space::one);
    layout->setSpacing(space::one);
    layout->addWidget(m_banner);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_legend);
    m_legend->setProperty("look", "secondary");
    m_legend->setTextFormat(Qt::PlainText);

    connect(m_store, &MetricStore::changed, this, &MetricBoard::refresh);
    connect(runs, &RunListModel::visibilityChanged, this, &MetricBoard::refresh);
    connect(&Theme::current(), &Theme::changed, this, &MetricBoard::refresh);
    connect(m_plot, &CurvePlot::clickedAt, this, [this](double x) {
        if (!overMinutes())
            Q_EMIT stepClicked(x);
    });
    refresh();
}

QWidget* MetricBoard::makeToolBar() {
    auto* bar = new QWidget(this);
    m_metric->setAccessibleName(tr("Metric"));
    m_metric->setToolTip(tr("What is drawn"));
    m_metric->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_metric->setMinimumContentsLength(leastLetters);
    m_metric->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_metric->setMaximumWidth(Theme::scaled(widestMetric));
    m_over->addItem(tr("over steps"), QStringLiteral("step"));
    m_over->addItem(tr("over epochs"), QStringLiteral("epoch"));
    m_over->addItem(tr("over minutes"), QStringLiteral("minutes"));
    m_over->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_over->setMinimumContentsLength(leastLetters);
    m_over->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_over->setMaximumWidth(Theme::scaled(widestAxis));
    m_over->setAccessibleName(tr("Horizontal axis"));
    m_over->setCurrentIndex(std::max(0, m_over->findData(Settings::value(setting::horizontalAxis))));
    m_log->setText(tr("log"));
    m_log->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_log->setCheckable(true);
    QToolButton* fit = ghost(QStringLiteral("fit"), tr("Show everything (Home, or a double click on the curves)"), bar);
    QToolButton* save = ghost(QStringLiteral("export"), tr("Export the curves as PNG, SVG, PDF or CSV"), bar);
    save->setObjectName(QStringLiteral("exportCurves"));
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(m_metric, 4);
    layout->addWidget(m_over, 3);
    layout->addWidget(m_log);
    layout->addWidget(makeSmoothing());
    layout->addStretch(1);
    layout->addWidget(fit);
    layout->addWidget(save);

    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        m_plot->resetView();
    });
    connect(m_over, &QComboBox::currentIndexChanged, this, [this] {
        Settings::set(setting::horizontalAxis, m_over->currentData());
        refresh();
        m_plot->resetView();
    });
    connect(m_log, &QToolButton::toggled, this, [this](bool logarithmic) {
        Settings::set(setting::logarithmic, logarithmic);
        m_plot->setScale(logarithmic ? AxisScale::Logarithmic : AxisScale::Linear);
    });
    m_log->setChecked(Settings::value(setting::logarithmic).toBool());
    connect(fit, &QToolButton::clicked, m_plot, &CurvePlot::resetView);
    connect(save, &QToolButton::clicked, this, &MetricBoard::exportPlot);
    return bar;
}

QDoubleSpinBox* MetricBoard::makeSmoothing() {
    auto* field = new QDoubleSpinBox(this);
    field->setObjectName(QStringLiteral("smoothing"));
    field->setRange(0.0, mostSmoothing);
    field->setDecimals(2);
    field->setSingleStep(0.05);
    field->setPrefix(tr("smooth ", "before a number from 0 to 0.99"));
    field->setSpecialValueText(tr("not smoothed"));
    field->setAccessibleName(tr("Smoothing"));
    field->setToolTip(tr("Weight of the moving average, 0 to 0.99 (arrow keys, or the wheel); the raw values stay "
                         "visible, faint"));
    field->setValue(Settings::value(setting::smoothing).toDouble());
    m_plot->setSmoothing(field->value());
    connect(field, &QDoubleSpinBox::valueChanged, this, [this](double weight) {
        Settings::set(setting::smoothing, weight);
        m_plot->setSmoothing(weight);
    });
    return field;
}

void MetricBoard::setMarker(double step) {
    m_plot->setMarker(overMinutes() ? std::numeric_limits<double>::quiet_NaN() : step);
}

bool MetricBoard::overMinutes() const {
    return m_over->currentData() != QLatin1String("step");
}

void MetricBoard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void MetricBoard::refresh() {
    if (!isVisible())
        return; // nobody looks: a training ticks fifteen times a second
    for (const RunInfo& run : m_runs->visibleRuns())
        m_store->table(QString::fromStdString(run.name)); // what is not read yet is asked for, and read later
    offerChoices();
    const MetricChoice* choice = chosen();
    const QString over = m_over->currentData().toString();
    m_plot->setAxisTitles(
        over == QLatin1String("minutes") ? tr("minutes") : (over == QLatin1String("epoch") ? tr("epoch") : tr("step")),
        choice ? choice->axis : QString());
    m_plot->setCurves(makeCurves());
    showLegend();
}

void MetricBoard::offerChoices() {
    std::vector<MetricChoice> choices = metricChoices(m_store->columns());
    const bool same = std::ranges::equal(choices, m_choices, {}, &MetricChoice::name, &MetricChoice::name);
    m_choices = std::move(choices);
    m_metric->setEnabled(!m_choices.empty());
    if (same)
        return;
    const QString now = m_metric->currentText();
    const QSignalBlocker quiet(m_metric);
    m_metric->clear();
    for (const MetricChoice& choice : m_choices)
        m_metric->addItem(choice.name);
    m_metric->setCurrentIndex(std::max(0, m_metric->findText(now)));
}

const MetricChoice* MetricBoard::chosen() const {
    const int row = m_metric->currentIndex();
    return row >= 0 && row < std::ssize(m_choices) ? &m_choices[static_cast<std::size_t>(row)] : nullptr;
}

std::vector<Curve> MetricBoard::makeCurves() {
    const std::vector<RunInfo> runs = m_runs->visibleRuns();
    const MetricChoice* choice = chosen();
    const bool minutes = m_over->currentData() == QLatin1String("minutes");
    const std::string over = minutes ? "seconds" : m_over->currentData().toString().toStdString();
    std::vector<Curve> curves;
    for (const RunInfo& run : runs) {
        const MetricTable& table = m_store->table(QString::fromStdString(run.name));
        const std::ptrdiff_t x = columnIndex(table, over);
        for (std::size_t term = 0; choice && x >= 0 && term < choice->columns.size(); ++term) {
            const std::ptrdiff_t y = columnIndex(table, choice->columns[term]);
            Curve curve{{}, Theme::current().runColour(run.colour), metricStyle(choice->columns[term]), {}, {}};
            curve.name =
                QStringLiteral("%1 %2").arg(QString::fromStdString(run.name), metricName(choice->columns[term]));
            for (const std::vector<double>& row : table.rows) {
                if (!std::isfinite(cell(row, y)) || !std::isfinite(cell(row, x)))
                    continue; // validation is not logged every step
                curve.x.push_back(cell(row, x) / (minutes ? 60.0 : 1.0));
                curve.y.push_back(cell(row, y));
            }
            if (!curve.x.empty())
                curves.push_back(std::move(curve));
        }
    }
    return curves;
}

void MetricBoard::showLegend() {
    QStringList terms;
    const MetricChoice* choice = chosen();
    for (std::size_t term = 0; choice && choice->columns.size() > 1 && term < choice->columns.size(); ++term) {
        terms << QStringLiteral("%1 %2").arg(dashSample(metricStyle(choice->columns[term])),
                                             metricName(choice->columns[term]));
    }
    m_legend->setText(terms.join(QStringLiteral("      ")));
    m_legend->setVisible(!terms.isEmpty());
}

void MetricBoard::exportPlot() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the curves"), QStringLiteral("curves.png"),
        tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf);;CSV table (*.csv)"));
    if (file.isEmpty())
        return;
    try {
        m_plot->exportTo(file);
        m_banner->showNotice(tr("Saved as %1").arg(file));
    } catch (const Error& error) {
        m_banner->showError(error);
    }
}

} // namespace studio::ui
