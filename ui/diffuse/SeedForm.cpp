// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SeedForm.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/UndoableChoice.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr int largestSeed = 999;

SliderRow* seedRow(const QString& label, const QString& help, int fallback, QWidget* parent) {
    return new SliderRow(SliderSpec::whole(label, 0, largestSeed, fallback, help), parent);
}

SliderRow* shareRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = SeedForm::tr("Way there");
    spec.maximum = 100.0;
    spec.step = 0.5;
    spec.decimals = 1;
    spec.unit = QStringLiteral("%");
    spec.help = SeedForm::tr("How far from the first seed's noise to the second's, along the arc between them. Every "
                             "point of the way is noise as likely as any.");
    return new SliderRow(spec, parent);
}

std::uint64_t toSeed(const SliderRow& row) {
    return static_cast<std::uint64_t>(std::llround(row.value()));
}

void showSeed(SliderRow& row, std::uint64_t seed) {
    row.setRange(0, std::max<double>(largestSeed, static_cast<double>(seed)));
    row.showValue(static_cast<double>(seed));
}

} // namespace

SeedForm::SeedForm(QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_seed(seedRow(tr("Seed"), tr("The starting noise. The same seed and settings give the same pictures."), 0, this))
    , m_first(seedRow(tr("From sample"), tr("Samples before this one are left out. 0 draws from the first one on."), 0,
                      this))
    , m_travel(new QCheckBox(tr("Travel to another seed"), this))
    , m_to(seedRow(tr("To seed"), tr("The noise at the end of the way."), 1, this))
    , m_share(shareRow(this)) {
    auto* dice = iconButton(QStringLiteral("dice"), tr("Another seed (R)"), this);
    dice->setObjectName(QStringLiteral("rerollSeed"));
    m_travel->setObjectName(QStringLiteral("seedTravel"));
    m_travel->setToolTip(tr("Mix the noise of two seeds: the pictures change smoothly from the one's to the other's."));
    auto* line = new QHBoxLayout;
    line->setSpacing(space::one);
    line->addWidget(m_seed, 1);
    line->addWidget(dice, 0, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(line);
    layout->addWidget(m_first);
    layout->addWidget(m_travel);
    layout->addWidget(m_to);
    layout->addWidget(m_share);

    for (SliderRow* row : {m_seed, m_first, m_to, m_share}) {
        row->setUndoStack(&undo);
        connect(row, &SliderRow::valueChanged, this, &SeedForm::changed);
    }
    makeUndoable(m_travel, undo, tr("Travel to another seed"));
    const auto unfold = [this](bool travels) {
        m_to->setVisible(travels);
        m_share->setVisible(travels);
    };
    connect(m_travel, &QCheckBox::toggled, this, unfold);
    connect(m_travel, &QCheckBox::toggled, this, &SeedForm::changed);
    connect(dice, &QToolButton::clicked, this, &SeedForm::reroll);
    unfold(false);
    m_first->hide();
}

void SeedForm::fill(SampleRequest& request) const {
    request.seed = toSeed(*m_seed);
    request.first = std::llround(m_first->value());
    request.travel.reset();
    if (m_travel->isChecked())
        request.travel = SeedTravel{toSeed(*m_to), m_share->value() / 100.0};
}

void SeedForm::showRequest(const SampleRequest& request) {
    const QSignalBlocker quiet(this);
    showSeed(*m_seed, request.seed);
    showSeed(*m_first, static_cast<std::uint64_t>(request.first));
    m_first->setVisible(request.first > 0);
    m_travel->setChecked(request.travel.has_value());
    if (!request.travel)
        return;
    showSeed(*m_to, request.travel->to);
    m_share->showValue(100.0 * request.travel->share);
}

void SeedForm::reroll() {
    m_seed->choose(QRandomGenerator::global()->bounded(largestSeed + 1));
}

} // namespace studio::ui
