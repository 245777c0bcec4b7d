// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SamplerColumn.hpp"

#include "ui/diffuse/SamplerForm.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/Swatch.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int swatchSide = 16;

} // namespace

SamplerColumn::SamplerColumn(Session& session, int place, QWidget* parent)
    : QWidget(parent)
    , m_place(place)
    , m_feed(new DiffusionFeed(session, QStringLiteral("diffuse.compare.%1").arg(place), this))
    , m_swatch(new QLabel(this))
    , m_remove(iconButton(QStringLiteral("close"), tr("Take this sampler out"), this))
    , m_form(new SamplerForm(session.undoStack(), SamplerForm::Detail::Compact, this))
    , m_grid(new PictureGrid(PictureGrid::Arrangement::Grid, this))
    , m_cost(new ElidedLabel(this)) {
    m_grid->setAccessibleName(tr("Samples of sampler %1").arg(place + 1));
    m_grid->setItemName(tr("Sample"));
    m_grid->setDragSource([this](int index) {
        return DraggedPicture{m_samples.at(static_cast<std::size_t>(index)), {}, {}, tr("Sample %1").arg(index + 1)};
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(makeHead());
    layout->addWidget(m_form);
    layout->addWidget(m_cost);
    layout->addWidget(m_grid, 1);

    connect(m_form, &SamplerForm::changed, this, &SamplerColumn::changed);
    connect(m_feed, &DiffusionFeed::samplesDrawn, this, &SamplerColumn::take);
    connect(m_feed, &DiffusionFeed::failed, this, &SamplerColumn::failed);
}

QWidget* SamplerColumn::makeHead() {
    auto* head = new QWidget(this);
    m_swatch->setPixmap(swatchIcon(colour()).pixmap(Theme::scaled(QSize(swatchSide, swatchSide))));
    auto* title = new QLabel(tr("Sampler %1").arg(m_place + 1), head);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::one);
    row->addWidget(m_swatch);
    row->addWidget(title, 1);
    row->addWidget(m_remove);
    head->setMinimumHeight(m_remove->sizeHint().height());
    return head;
}

void SamplerColumn::setEngine(const DiffusionFeed::Engine& engine, const SampleRequest& start) {
    m_feed->setEngine(engine);
    m_samples.clear();
    m_grid->setCount(0);
    m_cost->clear();
    if (!engine)
        return;
    const QSignalBlocker quiet(this);
    const std::string picked = requestFor({}).sampler;
    m_form->setSamplers(engine->samplers());
    if (picked.empty() || requestFor({}).sampler != picked)
        m_form->showRequest(start);
}

void SamplerColumn::showRequest(const SampleRequest& request) {
    m_form->showRequest(request);
}

SampleRequest SamplerColumn::requestFor(SampleRequest common) const {
    m_form->fill(common);
    return common;
}

void SamplerColumn::draw(const SampleRequest& common) {
    const SampleRequest request = requestFor(common);
    m_isFinal = false;
    m_distance.reset();
    m_grid->setCount(static_cast<int>(request.count));
    m_cost->setText(tr("drawing with %n step(s)…", nullptr, request.steps));
    m_feed->drawSamples(request);
}

void SamplerColumn::stop() {
    m_feed->stop();
}

void SamplerColumn::take(const std::vector<Image>& samples, DiffusionFeed::Quality quality) {
    m_samples = samples;
    m_grid->setCount(static_cast<int>(samples.size()));
    for (int index = 0; index < m_grid->count(); ++index)
        m_grid->setPicture(index, toQImage(samples[static_cast<std::size_t>(index)]));
    m_isFinal = quality == DiffusionFeed::Quality::Final;
    describe();
    if (m_isFinal)
        Q_EMIT drawn();
}

QString SamplerColumn::name() const {
    const Choice* sampler = m_form->sampler();
    return sampler ? tr("%1, %n step(s)", nullptr, requestFor({}).steps).arg(coreText(sampler->name)) : QString();
}

QColor SamplerColumn::colour() const {
    return Theme::current().runColour(m_place);
}

QString SamplerColumn::whyUnmeasured() const {
    const Choice* sampler = m_form->sampler();
    const bool random = sampler && (sampler->isStochastic || requestFor({}).eta > 0.0);
    return random ? tr("draws fresh noise: no exact end") : QString();
}

void SamplerColumn::setDistance(std::optional<double> distance) {
    m_distance = distance;
    describe();
}

void SamplerColumn::describe() {
    if (!m_isFinal)
        return m_cost->setText(tr("a draft for now…"));
    QStringList parts{tr("%1 s").arg(QLocale().toString(m_feed->seconds(), 'f', 2))};
    if (const QString why = whyUnmeasured(); !why.isEmpty())
        parts << why;
    if (m_distance)
        parts << tr("%1 std from the exact end").arg(QLocale().toString(*m_distance, 'g', 2));
    m_cost->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace studio::ui
