// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyControls.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/SteadyLabel.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr int largestSeed = 999;
constexpr const char* usualSampler = "ddim";

QComboBox* combo(const QString& name, const QString& purpose, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(purpose);
    box->setToolTip(purpose);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

QCheckBox* check(const QString& name, const QString& text, const QString& help, QWidget* parent) {
    auto* box = new QCheckBox(text, parent);
    box->setObjectName(name);
    box->setToolTip(help);
    return box;
}

/// Fills anew; what was picked stays picked where it still is offered, else `fallback` is.
void fill(QComboBox* box, const std::vector<Choice>& choices, const QString& fallback) {
    const QSignalBlocker quiet(box);
    const QString before = box->currentData().toString();
    box->clear();
    for (const Choice& each : choices)
        box->addItem(coreText(each.name), QString::fromStdString(each.id));
    const int kept = box->findData(before);
    box->setCurrentIndex(kept >= 0 ? kept : std::max(0, box->findData(fallback)));
}

const Choice& choiceOf(const QComboBox* box, const std::vector<Choice>& choices) {
    return choices.at(static_cast<std::size_t>(std::max(0, box->currentIndex())));
}

QStringList sentencesOf(const std::vector<Choice>& choices) {
    QStringList sentences;
    for (const Choice& choice : choices)
        sentences << coreText(choice.description);
    return sentences;
}

} // namespace

ToyControls::ToyControls(QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_schedule(combo(QStringLiteral("toySchedule"), tr("Noise schedule"), this))
    , m_aboutSchedule(new SteadyLabel(this))
    , m_sampler(combo(QStringLiteral("toySampler"), tr("Sampler"), this))
    , m_about(new SteadyLabel(this))
    , m_compare(check(QStringLiteral("toyCompare"), tr("Compare with"),
                      tr("A second sampler beside the first, from the same noise"), this))
    , m_other(combo(QStringLiteral("toyOther"), tr("Second sampler"), this))
    , m_aboutOther(new SteadyLabel(this))
    , m_karras(check(QStringLiteral("toyKarras"), tr("Karras spacing"),
                     tr("Noise levels spread after Karras et al. 2022: closer together where little noise is left"),
                     this))
    , m_steps(new SliderRow(
          SliderSpec::whole(tr("Steps"), 2, 100, 20,
                            tr("How many steps lead from noise to points. Few make the difference between "
                               "samplers plain.")),
          this))
    , m_eta(new SliderRow({.label = tr("Eta (fresh noise)"),
                           .help = tr("0 is deterministic DDIM; 1 adds as much noise in each step as DDPM does.")},
                          this))
    , m_particles(new SliderRow(
          SliderSpec::whole(tr("Particles"), 10, 500, 200, tr("How many places in the noise to start from.")), this))
    , m_seed(new SliderRow(SliderSpec::whole(tr("Seed"), 0, largestSeed, 0,
                                             tr("The starting noise. The same seed gives the same flight.")),
                           this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    addSampler(layout);
    addSliders(layout);
    fill(m_schedule, toySchedules(), {});
    fillSamplers();
    connectParts(undo);
}

void ToyControls::addSampler(QVBoxLayout* layout) {
    layout->addWidget(new Heading(tr("Sampler"), this));
    layout->addWidget(m_sampler);
    layout->addWidget(m_about);
    layout->addWidget(m_compare);
    layout->addWidget(m_other);
    layout->addWidget(m_aboutOther);
    layout->addSpacing(space::one);
    layout->addWidget(new Heading(tr("Noise"), this));
    layout->addWidget(m_schedule);
    layout->addWidget(m_aboutSchedule);
    layout->addWidget(m_karras);
}

void ToyControls::addSliders(QVBoxLayout* layout) {
    auto* dice = iconButton(QStringLiteral("dice"), tr("Another seed (R)"), this);
    dice->setObjectName(QStringLiteral("rerollToy"));
    connect(dice, &QToolButton::clicked, this, &ToyControls::reroll);
    auto* seed = new QHBoxLayout;
    seed->setSpacing(space::one);
    seed->addWidget(m_seed, 1);
    seed->addWidget(dice, 0, Qt::AlignBottom);
    m_steps->setObjectName(QStringLiteral("toySteps"));
    m_eta->setObjectName(QStringLiteral("toyEta"));
    m_particles->setObjectName(QStringLiteral("toyParticles"));
    m_seed->setObjectName(QStringLiteral("toySeed"));
    layout->addWidget(m_steps);
    layout->addWidget(m_eta);
    layout->addWidget(m_particles);
    layout->addLayout(seed);
}

void ToyControls::connectParts(QUndoStack& undo) {
    for (SliderRow* row : {m_steps, m_eta, m_particles, m_seed}) {
        row->setUndoStack(&undo);
        connect(row, &SliderRow::valueChanged, this, &ToyControls::settingsChanged);
    }
    connect(m_schedule, &QComboBox::currentIndexChanged, this, &ToyControls::fillSamplers);
    connect(m_sampler, &QComboBox::currentIndexChanged, this, &ToyControls::showSamplers);
    connect(m_other, &QComboBox::currentIndexChanged, this, &ToyControls::showSamplers);
    connect(m_compare, &QCheckBox::toggled, this, &ToyControls::showSamplers);
    connect(m_karras, &QCheckBox::toggled, this, &ToyControls::settingsChanged);
}

void ToyControls::fillSamplers() {
    const Choice schedule = choiceOf(m_schedule, toySchedules());
    m_aboutSchedule->setSentences(sentencesOf(toySchedules()));
    m_aboutSchedule->setText(coreText(schedule.description));
    m_samplers = toySamplers(schedule.id);
    m_about->setSentences(sentencesOf(m_samplers));
    m_aboutOther->setSentences(sentencesOf(m_samplers));
    fill(m_sampler, m_samplers, QLatin1String(usualSampler));
    fill(m_other, m_samplers, QString::fromStdString(m_samplers.back().id));
    showSamplers();
}

void ToyControls::showSamplers() {
    const bool comparing = isComparing();
    m_other->setVisible(comparing);
    m_aboutOther->setVisible(comparing);
    m_about->setText(coreText(choiceOf(m_sampler, m_samplers).description));
    m_aboutOther->setText(coreText(choiceOf(m_other, m_samplers).description));
    const std::vector<Choice> samplers = picked();
    m_eta->setVisible(std::ranges::any_of(samplers, &Choice::usesEta));
    m_karras->setVisible(std::ranges::any_of(samplers, &Choice::usesKarras));
    Q_EMIT settingsChanged();
}

std::vector<Choice> ToyControls::picked() const {
    std::vector<Choice> samplers{choiceOf(m_sampler, m_samplers)};
    if (isComparing())
        samplers.push_back(choiceOf(m_other, m_samplers));
    return samplers;
}

ToySettings ToyControls::settings() const {
    return {.schedule = m_schedule->currentData().toString().toStdString(),
            .samplers = picked(),
            .steps = static_cast<int>(std::lround(m_steps->value())),
            .eta = m_eta->value(),
            .karras = m_karras->isChecked(),
            .particles = static_cast<int>(std::lround(m_particles->value())),
            .seed = static_cast<std::uint64_t>(std::llround(m_seed->value()))};
}

bool ToyControls::isComparing() const {
    return m_compare->isChecked();
}

void ToyControls::reroll() {
    const int step = 1 + QRandomGenerator::global()->bounded(largestSeed); // never back to where it is
    m_seed->setValue((qRound(m_seed->value()) + step) % (largestSeed + 1));
}

} // namespace studio::ui
