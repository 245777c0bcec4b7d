// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/GridScrubber.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/GridCellWindow.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::ui {

namespace {

constexpr int lookEveryMs = 1000;

/// A grid, and the first one of its training where that is another and was not read before.
struct ReadGrids {
    GridPicture shown;
    std::optional<Image> first;
};

QString stepName(std::int64_t step) {
    return GridScrubber::tr("step %1").arg(QLocale().toString(qint64{step}));
}

} // namespace

GridScrubber::GridScrubber(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Heading({}, this))
    , m_rows(new ElidedLabel(this))
    , m_picture(new GridView(this))
    , m_wipe(new QToolButton(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_step(new QLabel(this))
    , m_latest(new QToolButton(this)) {
    m_rows->setProperty("look", "secondary");
    m_slider->setToolTip(tr("Scrub back through the training"));
    m_slider->setWhatsThis(tr("The same pictures, as the model drew them earlier and later in the training."));
    m_step->setFont(Theme::font(FontRole::Numbers));
    m_step->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_step->setFixedWidth(m_step->fontMetrics().horizontalAdvance(tr("step %1").arg(QStringLiteral("888,888"))) + 4);
    m_latest->setProperty("look", "ghost");
    m_latest->setIcon(Theme::icon(QStringLiteral("skip-last")));
    m_latest->setIconSize(Theme::scaled(QSize(16, 16)));
    m_latest->setToolTip(tr("Follow the newest"));
    m_latest->setAccessibleName(tr("Follow the newest"));
    m_latest->setCheckable(true);
    m_wipe->setObjectName(QStringLiteral("wipeGrids"));
    m_wipe->setProperty("look", "ghost");
    m_wipe->setIcon(Theme::icon(QStringLiteral("compare")));
    m_wipe->setIconSize(Theme::scaled(QSize(16, 16)));
    m_wipe->setToolTip(tr("Before and after: wipe between the first pictures of the training and these"));
    m_wipe->setAccessibleName(tr("Before and after"));
    m_wipe->setCheckable(true);

    auto* row = new QHBoxLayout;
    row->setSpacing(space::one);
    row->addWidget(m_slider, 1);
    row->addWidget(m_step);
    row->addWidget(m_latest);
    row->addWidget(m_wipe);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::one, space::one, space::two, space::two);
    layout->setSpacing(space::one);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::two);
    top->addWidget(m_title, 0, Qt::AlignBottom);
    top->addWidget(m_rows, 1, Qt::AlignBottom);
    layout->addLayout(top);
    layout->addWidget(m_picture, 1);
    layout->addLayout(row);

    auto* clock = new QTimer(this);
    clock->setInterval(lookEveryMs);
    connect(clock, &QTimer::timeout, this, [this] {
        if (isVisible() && m_session.jobOf(m_run))
            look();
    });
    clock->start();
    connect(&session, &Session::runsChanged, this, &GridScrubber::look);
    connect(&session, &Session::projectChanged, this, [this] { // a run of another project may have the same name
        m_follows = true;
        take({});
        look();
    });
    connect(m_slider, &QSlider::valueChanged, this, &GridScrubber::scrub);
    connect(m_latest, &QToolButton::clicked, this, [this] {
        m_follows = true;
        take(m_grids);
    });
    connect(m_wipe, &QToolButton::toggled, this, &GridScrubber::showWipe);
    connect(m_picture, &GridView::chosen, this, &GridScrubber::showCell);
    nameAfterRun();
    updateText();
}

void GridScrubber::setRun(const QString& run) {
    if (run == m_run)
        return;
    m_run = run;
    m_follows = true;
    nameAfterRun();
    take({});
    look();
}

void GridScrubber::look() {
    if (m_run.isEmpty() || !m_session.project())
        return take({});
    ask(
        m_session.lane(), QStringLiteral("train/grids"), this,
        [project = m_session.project(), run = m_run.toStdString()](std::stop_token) {
            return project->sampleGrids(run);
        },
        [this, project = m_session.project(), run = m_run](Answer<std::vector<SampleGrid>> answer) {
            if (run != m_run || project != m_session.project())
                return;
            auto* grids = std::get_if<std::vector<SampleGrid>>(&answer);
            take(grids ? std::move(*grids) : std::vector<SampleGrid>{}); // the run may be gone
        });
}

void GridScrubber::take(std::vector<SampleGrid> grids) {
    const int before = m_slider->value();
    const bool first = m_picture->image().isNull();
    m_grids = std::move(grids);
    if (m_grids.empty()) {
        m_picture->clear();
        m_before = {};
        m_firstGrid.reset();
    }
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, std::max(0, static_cast<int>(m_grids.size()) - 1));
        if (m_follows)
            m_slider->setValue(m_slider->maximum());
    }
    if (first || m_slider->value() != before)
        load();
    updateText();
}

void GridScrubber::scrub(int position) {
    m_follows = position == m_slider->maximum();
    load();
    updateText();
}

void GridScrubber::showNearest(double step) {
    if (m_grids.empty())
        return;
    const auto nearest = std::ranges::min_element(
        m_grids, {}, [step](const SampleGrid& grid) { return std::abs(static_cast<double>(grid.step) - step); });
    m_slider->setValue(static_cast<int>(nearest - m_grids.begin()));
}

void GridScrubber::load() {
    if (m_grids.empty() || !m_session.project())
        return;
    const SampleGrid grid = m_grids[static_cast<std::size_t>(m_slider->value())];
    const SampleGrid first = m_grids.front();
    const bool known = m_firstGrid && m_firstGrid->file == first.file;
    ask(
        m_session.lane(), QStringLiteral("train/grid"), this,
        [project = m_session.project(), grid, first, known](std::stop_token) {
            ReadGrids read{project->readGrid(grid), {}};
            if (!known)
                read.first = project->readGrid(first).image;
            return read;
        },
        [this, project = m_session.project(), run = m_run, first](Answer<ReadGrids> answer) {
            const auto* read = std::get_if<ReadGrids>(&answer);
            if (!read || run != m_run || project != m_session.project() || m_grids.empty())
                return;
            if (read->first) {
                m_firstGrid = first;
                m_before = toQImage(*read->first);
            }
            showGrid(read->shown);
        });
}

void GridScrubber::showGrid(const GridPicture& grid) {
    const auto run = m_session.findRun(m_run);
    const bool inPairs = run && run->kind == RunKind::Autoencoder && grid.rows % 2 == 0;
    m_picture->setGrid(toQImage(grid.image), {grid.columns, grid.rows, grid.gap, inPairs});
    showWipe();
}

void GridScrubber::showWipe() {
    const bool possible = m_grids.size() > 1 && m_before.size() == m_picture->image().size();
    if (m_wipe->isChecked() && possible) {
        m_picture->setBefore(m_before, stepName(m_grids.front().step), stepName(shownStep()));
    } else {
        m_picture->setBefore({});
    }
}

void GridScrubber::showCell(GridView::Cell cell) {
    const QImage& now = m_picture->image();
    const bool inPairs = m_picture->gridLayout().inPairs;
    const GridView::Cell made{cell.column, inPairs ? cell.row | 1 : cell.row};
    GridCellPictures pictures;
    pictures.name = QStringLiteral("%1 \u00B7 %2").arg(m_run, m_picture->nameOf(made));
    pictures.now = now.copy(m_picture->partOf(now, made));
    pictures.nowName = stepName(shownStep());
    if (inPairs)
        pictures.original = now.copy(m_picture->partOf(now, {cell.column, made.row - 1}));
    if (m_grids.size() > 1 && m_before.size() == now.size() && shownStep() != m_grids.front().step) {
        pictures.before = m_before.copy(m_picture->partOf(m_before, made));
        pictures.beforeName = stepName(m_grids.front().step);
    }
    showGridCell(this, pictures);
}

std::int64_t GridScrubber::shownStep() const {
    return m_grids.empty() ? 0 : m_grids[static_cast<std::size_t>(m_slider->value())].step;
}

/// Autoencoders rebuild pictures, diffusion models draw their own.
void GridScrubber::nameAfterRun() {
    const auto run = m_session.findRun(m_run);
    const bool draws = run && run->kind == RunKind::Diffusion;
    const QString name = draws ? tr("Samples") : tr("Reconstructions");
    m_title->setText(name);
    m_rows->setText(draws ? tr("the same noise at every step; a click shows one large")
                          : tr("your pictures and what the model makes of them; a click shows one large"));
    m_picture->setAccessibleName(name);
    m_picture->setPlaceholder(
        draws ? tr("What the model draws from the same noise appears here while it trains.")
              : tr("Rows of pictures and what the model makes of them appear here while it trains."));
    m_slider->setAccessibleName(draws ? tr("Step of the samples") : tr("Step of the reconstructions"));
}

void GridScrubber::updateText() {
    const bool any = !m_grids.empty();
    m_slider->setEnabled(m_grids.size() > 1);
    m_latest->setEnabled(any);
    m_latest->setChecked(m_follows && any);
    m_wipe->setEnabled(m_grids.size() > 1);
    m_step->setText(any ? stepName(shownStep()) : QString());
    Q_EMIT stepShown(m_run, any ? static_cast<double>(shownStep()) : std::numeric_limits<double>::quiet_NaN());
}

} // namespace studio::ui
