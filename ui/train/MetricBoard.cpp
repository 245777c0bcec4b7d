// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/MetricBoard.hpp"

#include "core/base/Error.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/LastFolder.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/MetricFacets.hpp"
#include "ui/train/MetricStore.hpp"
#include "ui/train/RunListModel.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/WrapLayout.hpp"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::ui {

namespace {

constexpr int lettersOfMetric = 17;
constexpr int widestMetric = 260;
constexpr double mostSmoothing = 0.99;

QToolButton* ghost(const QString& icon, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setProperty("look", "ghost");
    if (!icon.isEmpty())
        button->setIcon(Theme::icon(icon));
    button->setIconSize(Theme::scaled(QSize(18, 18)));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

MetricBoard::MetricBoard(Session& session, RunListModel* runs, QWidget* parent)
    : QWidget(parent)
    , m_store(new MetricStore(session, this))
    , m_runs(runs)
    , m_banner(new Banner(this))
    , m_metric(new QComboBox(this))
    , m_over(new QComboBox(this))
    , m_log(new QAction(tr("Logarithmic vertical axis"), this))
    , m_logOver(new QAction(tr("Logarithmic horizontal axis"), this))
    , m_smoothing(new QDoubleSpinBox(this))
    , m_legend(new ElidedLabel(this))
    , m_row(new QHBoxLayout)
    , m_marked(std::numeric_limits<double>::quiet_NaN()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::one, space::one, space::two, space::one);
    layout->setSpacing(space::one);
    layout->addWidget(m_banner);
    m_bar = makeToolBar();
    layout->addWidget(m_bar);
    m_row->setSpacing(space::one);
    layout->addLayout(m_row, 1);
    addPlot();
    layout->addWidget(m_legend);
    m_legend->setProperty("look", "secondary");
    m_legend->setTextFormat(Qt::PlainText);

    connect(m_store, &MetricStore::changed, this, &MetricBoard::refresh);
    connect(runs, &RunListModel::visibilityChanged, this, &MetricBoard::refresh);
    refresh();
}

QWidget* MetricBoard::makeToolBar() {
    auto* bar = new QWidget(this);
    m_metric->setAccessibleName(tr("Metric"));
    m_metric->setToolTip(tr("What is drawn"));
    m_metric->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_metric->setMinimumContentsLength(lettersOfMetric);
    m_metric->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_metric->setMaximumWidth(Theme::scaled(widestMetric));
    m_over->addItem(tr("over steps"), QStringLiteral("step"));
    m_over->addItem(tr("over epochs"), QStringLiteral("epoch"));
    m_over->addItem(tr("over minutes"), QStringLiteral("minutes"));
    m_over->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_over->setAccessibleName(tr("Horizontal axis"));
    m_over->setCurrentIndex(std::max(0, m_over->findData(Settings::value(setting::horizontalAxis))));
    setUpSmoothing();
    QToolButton* fit = ghost(QStringLiteral("fit"), tr("Show everything (Home, or a double click on the curves)"), bar);
    QToolButton* save = ghost(QStringLiteral("export"), tr("Export the curves as PNG, SVG, PDF or CSV"), bar);
    save->setObjectName(QStringLiteral("exportCurves"));
    auto* last = new QWidget(bar);
    auto* pair = new QHBoxLayout(last);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(0);
    pair->addWidget(fit);
    pair->addWidget(save);
    auto* layout = new WrapLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    for (QWidget* part : std::initializer_list<QWidget*>{m_metric, m_over, makeLogarithms(), m_smoothing, last})
        layout->addWidget(part);

    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        resetView();
    });
    connect(m_over, &QComboBox::currentIndexChanged, this, [this] {
        Settings::set(setting::horizontalAxis, m_over->currentData());
        refresh();
        resetView();
    });
    connect(fit, &QToolButton::clicked, this, &MetricBoard::resetView);
    connect(save, &QToolButton::clicked, this, &MetricBoard::exportPlot);
    return bar;
}

/// One button for both axes: the bar has to fit a small window.
QToolButton* MetricBoard::makeLogarithms() {
    QToolButton* button = ghost({}, tr("Logarithmic axes"), this);
    button->setText(tr("log"));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(tr("Curves"), button);
    button->setMenu(menu);
    for (const auto& [action, kept] : {std::pair{m_log, &setting::logarithmic}, {m_logOver, &setting::logarithmicX}}) {
        action->setCheckable(true);
        action->setChecked(Settings::value(*kept).toBool());
        menu->addAction(action);
        connect(action, &QAction::toggled, this, [this, kept = kept](bool logarithmic) {
            Settings::set(*kept, logarithmic);
            applyScales();
        });
    }
    return button;
}

void MetricBoard::setUpSmoothing() {
    m_smoothing->setObjectName(QStringLiteral("smoothing"));
    m_smoothing->setRange(0.0, mostSmoothing);
    m_smoothing->setDecimals(2);
    m_smoothing->setSingleStep(0.05);
    m_smoothing->setPrefix(tr("smooth ", "before a number from 0 to 0.99"));
    m_smoothing->setSpecialValueText(tr("not smoothed"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Weight of the moving average over all rows, 0 to 0.99; the raw values stay visible, "
                               "faint: a line, or a band from the lowest to the highest where they stand dense"));
    m_smoothing->setValue(Settings::value(setting::smoothing).toDouble());
    connect(m_smoothing, &QDoubleSpinBox::valueChanged, this, [this](double weight) {
        Settings::set(setting::smoothing, weight);
        for (CurvePlot* plot : m_plots)
            plot->setSmoothing(weight);
    });
}

void MetricBoard::addPlot() {
    auto* plot = new CurvePlot(this);
    m_plots.push_back(plot);
    m_row->addWidget(plot, 1);
    plot->setSmoothing(m_smoothing->value());
    plot->setScale(m_log->isChecked() ? AxisScale::Logarithmic : AxisScale::Linear);
    plot->setHorizontalScale(m_logOver->isChecked() ? AxisScale::Logarithmic : AxisScale::Linear);
    connect(plot, &CurvePlot::clickedAt, this, [this](double x) {
        if (overSteps())
            Q_EMIT stepClicked(x);
    });
    connect(plot, &CurvePlot::everythingShown, this, &MetricBoard::resetView);
    connect(plot, &CurvePlot::zoomedSideways, this, [this, plot](double left, double right) {
        for (CurvePlot* other : m_plots) { // the same steps of all runs are looked at
            if (other != plot)
                other->setHorizontalRange(left, right);
        }
    });
}

void MetricBoard::resetView() {
    for (CurvePlot* plot : m_plots)
        plot->resetView();
}

void MetricBoard::applyScales() {
    for (CurvePlot* plot : m_plots) {
        plot->setScale(m_log->isChecked() ? AxisScale::Logarithmic : AxisScale::Linear);
        plot->setHorizontalScale(m_logOver->isChecked() ? AxisScale::Logarithmic : AxisScale::Linear);
    }
}

void MetricBoard::setMarker(const QString& run, double step) {
    m_markedRun = run.toStdString();
    m_marked = step;
    showMarker();
}

void MetricBoard::showMarker() {
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        const bool has = i < m_runsOf.size() && std::ranges::find(m_runsOf[i], m_markedRun) != m_runsOf[i].end();
        m_plots[i]->setMarker(has && overSteps() ? m_marked : std::numeric_limits<double>::quiet_NaN());
    }
}

bool MetricBoard::overSteps() const {
    return m_over->currentData() == QLatin1String("step");
}

void MetricBoard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

QSize MetricBoard::minimumSizeHint() const {
    return QWidget::minimumSizeHint() + QSize(0, m_moreRows);
}

void MetricBoard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Later: on the way to its place it has widths that it does not keep.
    if (event->size().width() != event->oldSize().width())
        QMetaObject::invokeMethod(this, &MetricBoard::makeRoomForBar, Qt::QueuedConnection);
}

void MetricBoard::makeRoomForBar() {
    const int rows = m_bar->layout()->heightForWidth(m_bar->width());
    const int more = std::max(0, rows - m_bar->minimumSizeHint().height());
    if (more == m_moreRows || !isVisible())
        return;
    m_moreRows = more;
    updateGeometry();
}

void MetricBoard::refresh() {
    if (!isVisible())
        return; // nobody looks: a training ticks fifteen times a second
    for (const RunInfo& run : m_runs->visibleRuns())
        m_store->table(QString::fromStdString(run.name)); // what is not read yet is asked for, and read later
    offerChoices();
    const MetricChoice* choice = chosen();
    const auto tableOf = [this](const std::string& run) -> const MetricTable& {
        return m_store->table(QString::fromStdString(run));
    };
    showFacets(
        choice ? metricFacets(m_runs->visibleRuns(), *choice, m_over->currentData().toString().toStdString(), tableOf)
               : std::vector<MetricFacet>{});
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

void MetricBoard::showFacets(std::vector<MetricFacet> facets) {
    if (facets.empty())
        facets.emplace_back();
    while (m_plots.size() < facets.size())
        addPlot();
    const QString over = m_over->currentData().toString();
    const QString title = over == QLatin1String("minutes") ? tr("minutes")
                          : over == QLatin1String("epoch") ? tr("epoch")
                                                           : tr("step");
    m_runsOf.clear();
    for (const MetricFacet& facet : facets)
        m_runsOf.push_back(facet.runs);
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        m_plots[i]->setVisible(i < facets.size());
        if (i >= facets.size())
            continue;
        m_plots[i]->setTitle(facets[i].title);
        m_plots[i]->setAxisTitles(title, chosen() ? chosen()->axis : QString());
        m_plots[i]->setCurves(std::move(facets[i].curves));
    }
    showMarker();
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
        this, tr("Export the curves"), QDir(lastFolder(FolderFor::Exports)).filePath(QStringLiteral("curves.png")),
        tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf);;CSV table (*.csv)"));
    if (file.isEmpty())
        return;
    rememberFolder(FolderFor::Exports, file);
    try {
        const QFileInfo info(file);
        for (std::size_t i = 0; i < m_plots.size() && m_plots[i]->isVisible(); ++i) {
            // The second axis goes into a file of its own: curves-2.png.
            m_plots[i]->exportTo(
                i == 0 ? file
                       : info.dir().filePath(
                             QStringLiteral("%1-%2.%3").arg(info.completeBaseName()).arg(i + 1).arg(info.suffix())));
        }
        m_banner->showNotice(tr("Saved as %1").arg(file));
    } catch (const Error& error) {
        m_banner->showError(error);
    }
}

} // namespace studio::ui
