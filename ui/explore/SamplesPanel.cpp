// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/SamplesPanel.hpp"

#include "core/studio/PriorChoices.hpp"
#include "ui/explore/ExploreModel.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureExport.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SteadyLabel.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int largestSeed = 999'999;

struct Samples {
    std::vector<Latent> latents;
    std::vector<Image> pictures;
};

} // namespace

SamplesPanel::SamplesPanel(ExploreModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_prior(new QComboBox(this))
    , m_seed(new QSpinBox(this))
    , m_count(new QSpinBox(this))
    , m_why(new SteadyLabel(this))
    , m_grid(new PictureGrid(PictureGrid::Arrangement::Grid, this)) {
    m_grid->setObjectName(QStringLiteral("samples"));
    m_grid->setAccessibleName(tr("Random samples"));
    m_grid->setItemName(tr("Sample"));
    m_grid->setLargestCell(96);
    m_grid->setDragSource([this](int index) {
        const auto at = static_cast<std::size_t>(index);
        return DraggedPicture{m_samples.at(at), m_latents.at(at), m_model.run(), sampleName(index)};
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(makeControls());
    layout->addWidget(m_grid, 1);

    connect(m_grid, &PictureGrid::activated, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (at < m_latents.size())
            m_model.startFrom(m_latents[at], m_samples[at], sampleName(index));
    });
    connect(&m_model, &ExploreModel::engineChanged, this, &SamplesPanel::refresh);
    m_grid->setCount(m_count->value());
}

QWidget* SamplesPanel::makeControls() {
    auto* bar = new QWidget(this);
    bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // where room is short, the grid gives way
    m_prior->setObjectName(QStringLiteral("prior"));
    for (const Choice& each : priorChoices())
        m_prior->addItem(coreText(each.name), QString::fromStdString(each.id));
    m_prior->setMinimumContentsLength(7);
    m_prior->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_prior->setAccessibleName(tr("Where samples are drawn from"));
    m_prior->setToolTip(
        tr("N(0, I) is what a VAE is trained towards; the fitted Gaussian has the mean and covariance that "
           "the training latents really have. The difference is the prior gap."));
    m_seed->setObjectName(QStringLiteral("sampleSeed"));
    m_seed->setRange(0, largestSeed);
    m_seed->setPrefix(tr("seed "));
    m_seed->setAccessibleName(tr("Seed"));
    m_count->setObjectName(QStringLiteral("sampleCount"));
    m_count->setRange(1, 64);
    m_count->setValue(24);
    m_count->setSuffix(tr(" samples"));
    m_count->setAccessibleName(tr("Number of samples"));
    auto* dice = iconButton(QStringLiteral("dice"), tr("Roll again: another seed"), bar);
    dice->setObjectName(QStringLiteral("reroll"));
    auto* save = iconButton(QStringLiteral("export"), tr("Save the samples as one PNG"), bar);
    save->setObjectName(QStringLiteral("saveSamples"));

    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(new Heading(tr("Random samples"), bar));
    top->addStretch(1);
    top->addWidget(dice);
    top->addWidget(save);
    auto* below = new QHBoxLayout;
    below->setSpacing(space::one);
    below->addWidget(m_prior, 2);
    below->addWidget(m_count, 1);
    below->addWidget(m_seed, 1);
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addLayout(top);
    layout->addLayout(below);
    layout->addWidget(m_why);

    connect(m_prior, &QComboBox::currentIndexChanged, this, &SamplesPanel::refresh);
    connect(m_prior, &QComboBox::currentIndexChanged, this, &SamplesPanel::explain);
    explain();
    connect(m_seed, &QSpinBox::valueChanged, this, &SamplesPanel::refresh);
    connect(m_count, &QSpinBox::valueChanged, this, &SamplesPanel::refresh);
    connect(dice, &QToolButton::clicked, this, &SamplesPanel::reroll);
    connect(save, &QToolButton::clicked, this, &SamplesPanel::exportSamples);
    return bar;
}

/// The first samples of most models are noise, and that is no fault of theirs.
void SamplesPanel::explain() {
    QStringList sentences;
    for (const Choice& each : priorChoices())
        sentences << coreText(each.advice);
    m_why->setSentences(sentences);
    m_why->setText(sentences.value(m_prior->currentIndex()));
}

void SamplesPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_why->setMinimumHeight(m_why->heightForWidth(width() - contentsMargins().left() - contentsMargins().right()));
}

QString SamplesPanel::prior() const {
    return m_prior->currentData().toString();
}

void SamplesPanel::setPrior(const QString& id) {
    m_prior->setCurrentIndex(m_prior->findData(id));
}

void SamplesPanel::reroll() {
    m_seed->setValue(QRandomGenerator::global()->bounded(largestSeed + 1));
}

QString SamplesPanel::sampleName(int index) const {
    return tr("Sample %1, seed %2").arg(index + 1).arg(m_seed->value());
}

void SamplesPanel::refresh() {
    m_grid->setCurrentIndex(-1);
    m_grid->setCount(m_count->value());
    const auto& engine = m_model.engine();
    if (!engine)
        return take({}, {});
    m_grid->setStale(true);
    const auto seed = static_cast<std::uint64_t>(m_seed->value());
    ask(
        m_model.session().lane(), QStringLiteral("explore.samples"), this,
        [engine, prior = prior().toStdString(), count = m_count->value(), seed](std::stop_token stop) {
            Samples drawn;
            drawn.latents = engine->drawPrior(prior, count, seed, stop);
            drawn.pictures = engine->decode(drawn.latents, stop);
            return drawn;
        },
        [this, engine](Answer<Samples> answer) {
            if (engine != m_model.engine())
                return;
            if (const auto* error = std::get_if<Error>(&answer)) {
                Q_EMIT m_model.failed(m_model.run(), *error);
                return;
            }
            auto& drawn = std::get<Samples>(answer);
            take(std::move(drawn.latents), std::move(drawn.pictures));
            Q_EMIT samplesReady();
        });
}

void SamplesPanel::take(std::vector<Latent> latents, std::vector<Image> samples) {
    m_latents = std::move(latents);
    m_samples = std::move(samples);
    m_grid->setStale(false);
    for (int index = 0; index < m_grid->count(); ++index) {
        const auto at = static_cast<std::size_t>(index);
        m_grid->setPicture(index, at < m_samples.size() ? toQImage(m_samples[at]) : QImage());
    }
}

void SamplesPanel::exportSamples() {
    PictureExport request;
    request.title = tr("Save the samples");
    request.suggestedName = tr("%1 samples, seed %2").arg(m_model.run()).arg(m_seed->value());
    request.columns = 8;
    request.frames = [samples = m_samples] { return samples; };
    exportPictures(m_model.session(), window(), std::move(request));
}

} // namespace studio::ui
