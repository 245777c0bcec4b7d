// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SampleControls.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <cmath>

namespace studio::ui {

namespace {

constexpr int largestSeed = 999;

SliderSpec whole(const QString& label, int minimum, int maximum, int fallback, const QString& help) {
    SliderSpec spec;
    spec.label = label;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.fallback = fallback;
    spec.step = 1.0;
    spec.decimals = 0;
    spec.help = help;
    return spec;
}

SliderRow* stepsRow(QWidget* parent) {
    return new SliderRow(whole(SampleControls::tr("Steps"), 1, 100, 30,
                               SampleControls::tr("Denoising steps a sample. More are slower and follow the model more "
                                                  "closely; past some tens little changes.")),
                         parent);
}

SliderRow* etaRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = SampleControls::tr("Eta (fresh noise)");
    spec.help = SampleControls::tr("0 is deterministic DDIM; 1 adds as much noise in each step as DDPM does.");
    return new SliderRow(spec, parent);
}

SliderRow* seedRow(QWidget* parent) {
    return new SliderRow(
        whole(SampleControls::tr("Seed"), 0, largestSeed, 0,
              SampleControls::tr("The starting noise. The same seed and settings give the same pictures.")),
        parent);
}

SliderRow* countRow(QWidget* parent) {
    return new SliderRow(
        whole(SampleControls::tr("Samples"), 1, 64, 16, SampleControls::tr("How many pictures to draw.")), parent);
}

} // namespace

SampleControls::SampleControls(QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_sampler(new QComboBox(this))
    , m_about(new SecondaryLabel(QString(), this))
    , m_steps(stepsRow(this))
    , m_eta(etaRow(this))
    , m_seed(seedRow(this))
    , m_count(countRow(this)) {
    m_sampler->setObjectName(QStringLiteral("sampler"));
    m_sampler->setAccessibleName(tr("Sampler"));
    auto* dice = iconButton(QStringLiteral("dice"), tr("Another seed (R)"), this);
    dice->setObjectName(QStringLiteral("rerollSeed"));
    auto* seedLine = new QHBoxLayout;
    seedLine->setSpacing(space::one);
    seedLine->addWidget(m_seed, 1);
    seedLine->addWidget(dice, 0, Qt::AlignBottom);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(new Heading(tr("Sampler"), this));
    layout->addWidget(m_sampler);
    layout->addWidget(m_about);
    layout->addSpacing(space::one);
    layout->addWidget(m_steps);
    layout->addWidget(m_eta);
    layout->addLayout(seedLine);
    layout->addWidget(m_count);

    for (SliderRow* row : {m_steps, m_eta, m_seed, m_count}) {
        row->setUndoStack(&undo);
        connect(row, &SliderRow::valueChanged, this, &SampleControls::changed);
    }
    connect(dice, &QToolButton::clicked, this, &SampleControls::reroll);
    connect(m_sampler, &QComboBox::currentIndexChanged, this, [this] {
        showSampler();
        Q_EMIT changed();
    });
    showSampler();
}

void SampleControls::setSamplers(std::vector<Choice> samplers) {
    const std::string picked = request().sampler;
    m_samplers = std::move(samplers);
    const QSignalBlocker quiet(m_sampler);
    m_sampler->clear();
    for (const Choice& sampler : m_samplers) {
        m_sampler->addItem(coreText(sampler.name));
        if (sampler.id == picked)
            m_sampler->setCurrentIndex(m_sampler->count() - 1);
    }
    showSampler();
}

SampleRequest SampleControls::request() const {
    SampleRequest request;
    const int index = m_sampler->currentIndex();
    if (index >= 0 && static_cast<std::size_t>(index) < m_samplers.size()) {
        request.sampler = m_samplers[static_cast<std::size_t>(index)].id;
    }
    request.steps = static_cast<int>(std::lround(m_steps->value()));
    request.eta = request.sampler == "ddim" ? m_eta->value() : 0.0;
    request.seed = static_cast<std::uint64_t>(std::llround(m_seed->value()));
    request.count = std::llround(m_count->value());
    return request;
}

void SampleControls::reroll() {
    m_seed->setValue(QRandomGenerator::global()->bounded(largestSeed + 1));
}

void SampleControls::showSampler() {
    const int index = m_sampler->currentIndex();
    const bool known = index >= 0 && static_cast<std::size_t>(index) < m_samplers.size();
    m_about->setText(known ? coreText(m_samplers[static_cast<std::size_t>(index)].description) : QString());
    m_eta->setVisible(known && m_samplers[static_cast<std::size_t>(index)].id == "ddim");
}

} // namespace studio::ui
