// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/StepPlots.hpp"

#include "ui/plots/ChangePlot.hpp"
#include "ui/plots/SchedulePlot.hpp"
#include "ui/plots/StepText.hpp"
#include "ui/plots/TrajectoryPlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunInspector.hpp"
#include "ui/widgets/ElidedLabel.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

/// A plot under its name, with the current value at the right.
void addPlot(QVBoxLayout* layout, const QString& title, ElidedLabel* value, QWidget* plot, int stretch) {
    auto* name = new QLabel(title, plot->parentWidget());
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::one);
    head->addWidget(name);
    head->addWidget(value, 1, Qt::AlignVCenter);
    layout->addLayout(head);
    layout->addWidget(plot, stretch);
}

QToolButton* pageButton(const QString& text, const QString& help, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setProperty("look", QStringLiteral("ghost"));
    button->setText(text);
    button->setToolTip(help);
    button->setCheckable(true);
    return button;
}

} // namespace

StepPlots::StepPlots(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_schedule(new SchedulePlot(this))
    , m_change(new ChangePlot(this))
    , m_trajectory(new TrajectoryPlot(this))
    , m_level(new ElidedLabel(this))
    , m_moved(new ElidedLabel(this))
    , m_explained(new ElidedLabel(this))
    , m_facts(new RunInspector(session, nullptr, this))
    , m_pages(new QStackedWidget(this)) {
    auto* facts = new QScrollArea(this);
    facts->setWidgetResizable(true);
    facts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    facts->setWidget(m_facts);
    m_facts->layout()->setContentsMargins(0, space::one, space::one, space::two);
    m_pages->addWidget(makePlots());
    m_pages->addWidget(facts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(makeSwitch());
    layout->addWidget(m_pages, 1);

    connect(m_schedule, &SmallPlot::stepPicked, this, &StepPlots::stepPicked);
    connect(m_change, &SmallPlot::stepPicked, this, &StepPlots::stepPicked);
    connect(m_trajectory, &SmallPlot::stepPicked, this, &StepPlots::stepPicked);
}

QWidget* StepPlots::makeSwitch() {
    auto* bar = new QWidget(this);
    auto* group = new QButtonGroup(bar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::half);
    group->addButton(pageButton(tr("This step"), tr("What the step under the scrubber does"), bar), 0);
    group->addButton(pageButton(tr("This run"), tr("How the model was trained"), bar), 1);
    group->button(1)->setObjectName(QStringLiteral("runFacts"));
    for (QAbstractButton* button : group->buttons())
        row->addWidget(button);
    row->addStretch(1);
    group->button(0)->setChecked(true);
    connect(group, &QButtonGroup::idClicked, m_pages, &QStackedWidget::setCurrentIndex);
    return bar;
}

QWidget* StepPlots::makePlots() {
    auto* plots = new QWidget(this);
    auto* layout = new QVBoxLayout(plots);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    addPlot(layout, tr("Noise schedule"), m_level, m_schedule, 3);
    layout->addSpacing(space::half);
    addPlot(layout, tr("Change of the prediction"), m_moved, m_change, 3);
    layout->addSpacing(space::half);
    addPlot(layout, tr("Ways over the latents"), m_explained, m_trajectory, 5);
    return plots;
}

void StepPlots::setRun(const QString& run) {
    m_facts->setRun(run);
}

void StepPlots::setMap(const LatentMap& map, const std::vector<ClassCount>& classes) {
    QStringList names;
    for (const ClassCount& each : classes)
        names << QString::fromStdString(each.name);
    m_trajectory->setMap(map, names);
    m_explained->setText(
        map.points.empty() ? QString() : tr("%1 % of variance").arg(QLocale().toString(100.0 * map.explained, 'f', 0)));
}

void StepPlots::setFilm(const Film& film, int firstStep) {
    m_film.clear();
    for (const DenoisingStep& step : film) {
        DenoisingStep numbers;
        numbers.t = step.t;
        numbers.snr = step.snr;
        numbers.change = step.change;
        m_film.push_back(std::move(numbers));
    }
    m_schedule->setSteps(m_film);
    m_change->setSteps(m_film, firstStep);
    m_current = static_cast<int>(m_film.size()) - 1;
    showNumbers();
}

void StepPlots::setPaths(std::vector<LatentPath> paths, int chosen) {
    m_trajectory->setPaths(std::move(paths), chosen);
    m_trajectory->setCurrent(m_current);
}

void StepPlots::setCurrent(int step) {
    m_current = step;
    m_schedule->setCurrent(step);
    m_change->setCurrent(step);
    m_trajectory->setCurrent(step);
    showNumbers();
}

void StepPlots::clear() {
    setFilm({});
    setPaths({}, 0);
    m_schedule->setSchedule({});
    setMap({}, {});
}

void StepPlots::showNumbers() {
    const bool any = m_current >= 0 && m_current < static_cast<int>(m_film.size());
    if (!any) {
        m_level->clear();
        return m_moved->clear();
    }
    const DenoisingStep& step = m_film[static_cast<std::size_t>(m_current)];
    m_level->setText(tr("t %1, SNR %2").arg(timeText(step.t, timeScale(m_film)), snrText(step.snr)));
    m_moved->setText(tr("%1 std").arg(QLocale().toString(step.change, 'g', 3)));
}

} // namespace studio::ui
