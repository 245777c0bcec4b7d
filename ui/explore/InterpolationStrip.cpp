// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/InterpolationStrip.hpp"

#include "ui/explore/ExploreModel.hpp"
#include "ui/explore/StartPicker.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureExport.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureSlot.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace studio::ui {

namespace {

constexpr int slotSide = 80;
constexpr int manyTimes = 100; // as much of the room for the frames as for what is left over
constexpr std::chrono::milliseconds frameTime{80};

struct Strip {
    std::vector<Latent> latents;
    std::vector<Image> frames;
};

} // namespace

InterpolationStrip::InterpolationStrip(ExploreModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_method(new QComboBox(this))
    , m_count(new QSpinBox(this))
    , m_play(iconButton(QStringLiteral("play"), tr("Play (Space)"), this))
    , m_export(iconButton(QStringLiteral("export"), tr("Save the strip as GIF, MP4 or PNG"), this))
    , m_a(makeSlot(End::A))
    , m_b(makeSlot(End::B))
    , m_grid(new PictureGrid(PictureGrid::Arrangement::Row, this)) {
    m_grid->setObjectName(QStringLiteral("strip"));
    m_grid->setAccessibleName(tr("Pictures from A to B"));
    m_grid->setItemName(tr("Frame"));
    m_grid->setLargestCell(slotSide);
    m_grid->setFixedHeight(slotSide);
    m_grid->setDragSource([this](int index) {
        const auto at = static_cast<std::size_t>(index);
        return DraggedPicture{m_frames.at(at), m_latents.at(at), m_model.run(), tr("Frame %1").arg(index + 1)};
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(space::two);
    row->addWidget(m_a);
    row->addWidget(m_grid, manyTimes);
    row->addWidget(m_b);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(makeControls());
    layout->addLayout(row);

    m_timer.setInterval(frameTime);
    connect(&m_timer, &QTimer::timeout, this, &InterpolationStrip::step);
    connect(m_grid, &PictureGrid::activated, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (at >= m_latents.size())
            return;
        stop();
        m_model.startFrom(m_latents[at], m_frames[at], tr("Frame %1 of %2").arg(index + 1).arg(m_grid->count()));
    });
    connect(&m_model, &ExploreModel::stateChanged, this, &InterpolationStrip::showState);
    connect(&m_model, &ExploreModel::engineChanged, this, [this] {
        stop();
        refresh();
    });
    showState();
}

QWidget* InterpolationStrip::makeControls() {
    auto* bar = new QWidget(this);
    m_method->setObjectName(QStringLiteral("method"));
    m_method->addItem(tr("Straight (lerp)"));
    m_method->addItem(tr("Spherical (slerp)"));
    m_method->setAccessibleName(tr("Way from A to B"));
    m_method->setToolTip(
        tr("Lerp goes straight through the latent space; slerp keeps the distance from its centre, where "
           "a Gaussian latent hardly ever lies."));
    m_count->setObjectName(QStringLiteral("frames"));
    m_count->setRange(3, 48);
    m_count->setValue(9);
    m_count->setSuffix(tr(" frames"));
    m_count->setAccessibleName(tr("Number of frames"));
    m_play->setObjectName(QStringLiteral("playStrip"));
    m_export->setObjectName(QStringLiteral("exportStrip"));
    auto* swap = iconButton(QStringLiteral("swap"), tr("Swap A and B"), bar);

    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::one);
    row->addWidget(new Heading(tr("From A to B"), bar));
    row->addSpacing(space::one);
    row->addWidget(m_method);
    row->addWidget(m_count);
    row->addStretch(1);
    for (QToolButton* button : {m_play, swap, m_export})
        row->addWidget(button);

    connect(m_method, &QComboBox::currentIndexChanged, this, &InterpolationStrip::refresh);
    connect(m_count, &QSpinBox::valueChanged, this, &InterpolationStrip::refresh);
    connect(m_play, &QToolButton::clicked, this, &InterpolationStrip::togglePlay);
    connect(m_export, &QToolButton::clicked, this, &InterpolationStrip::exportStrip);
    connect(swap, &QToolButton::clicked, &m_model, &ExploreModel::swapEndpoints);
    return bar;
}

PictureSlot* InterpolationStrip::makeSlot(End end) {
    auto* slot = new PictureSlot(this);
    const QString letter = end == End::A ? tr("A") : tr("B");
    slot->setObjectName(end == End::A ? QStringLiteral("slotA") : QStringLiteral("slotB"));
    slot->setFixedSize(slotSide, slotSide);
    slot->setClickable(true);
    slot->setCaption(letter);
    slot->setPlaceholder(tr("Drop %1").arg(letter));
    slot->setAccessibleName(tr("Picture %1").arg(letter));
    slot->setToolTip(tr("Drop a picture here, or click to choose one"));
    slot->setSource([this, end]() -> std::optional<DraggedPicture> {
        const std::optional<Endpoint>& shown = end == End::A ? m_model.state().a : m_model.state().b;
        if (!shown)
            return std::nullopt;
        return DraggedPicture{shown->picture, shown->latent, m_model.run(), shown->name};
    });
    connect(slot, &PictureSlot::clicked, this, [this, end] { offerSources(end); });
    connect(slot, &PictureSlot::pictureDropped, this,
            [this, end](const DraggedPicture& dragged) { drop(end, dragged); });
    connect(slot, &PictureSlot::pathsDropped, this,
            [this, end](const QStringList& paths) { m_model.setEndpointFile(end, paths.value(0)); });
    return slot;
}

void InterpolationStrip::drop(End end, const DraggedPicture& dragged) {
    if (!dragged.latent.empty() && dragged.run == m_model.run()) {
        m_model.setEndpoint(end, {dragged.latent, dragged.picture, dragged.name});
    } else {
        m_model.setEndpointPicture(end, dragged.picture, dragged.name);
    }
}

void InterpolationStrip::offerSources(End end) {
    if (!m_model.engine())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Use the large picture"), this, [this, end] { m_model.setEndpointToShown(end); });
    menu->addAction(tr("A random picture of the dataset"), this, [this, end] { m_model.setEndpointRandom(end); });
    menu->addAction(tr("Open a file…"), this, [this, end] { Q_EMIT fileWanted(end); });
    const PictureSlot* slot = end == End::A ? m_a : m_b;
    menu->popup(slot->mapToGlobal(QPoint(0, 0)) - QPoint(0, menu->sizeHint().height()));
}

void InterpolationStrip::setMethod(Interpolation method) {
    m_method->setCurrentIndex(method == Interpolation::Slerp ? 1 : 0);
}

void InterpolationStrip::setFrameCount(int count) {
    m_count->setValue(count);
}

void InterpolationStrip::showState() {
    const ExploreState& state = m_model.state();
    if (state.a == m_shownA && state.b == m_shownB)
        return;
    m_a->setImage(state.a ? state.a->picture : Image());
    m_b->setImage(state.b ? state.b->picture : Image());
    m_a->setToolTip(state.a ? tr("A: %1. Drop another picture here, or click to choose one").arg(state.a->name)
                            : tr("Drop a picture here, or click to choose one"));
    m_b->setToolTip(state.b ? tr("B: %1. Drop another picture here, or click to choose one").arg(state.b->name)
                            : tr("Drop a picture here, or click to choose one"));
    m_shownA = state.a;
    m_shownB = state.b;
    refresh();
}

void InterpolationStrip::refresh() {
    const auto& engine = m_model.engine();
    const bool ready = engine && m_shownA && m_shownB;
    m_play->setEnabled(ready);
    m_export->setEnabled(ready);
    m_grid->setCount(m_count->value());
    m_grid->setMaximumWidth(m_grid->widestRow()); // B stands where the way ends
    if (!ready) {
        take({}, {});
        return;
    }
    const auto method = m_method->currentIndex() == 1 ? Interpolation::Slerp : Interpolation::Lerp;
    m_grid->setStale(true);
    ask(
        m_model.session().lane(), QStringLiteral("explore.strip"), this,
        [engine, a = m_shownA->latent, b = m_shownB->latent, method, count = m_count->value()](std::stop_token stop) {
            Strip strip;
            strip.latents = engine->interpolate(a, b, method, count, stop);
            strip.frames = engine->decode(strip.latents, stop);
            return strip;
        },
        [this, engine](Answer<Strip> answer) {
            if (engine != m_model.engine())
                return;
            if (const auto* error = std::get_if<Error>(&answer)) {
                Q_EMIT m_model.failed(m_model.run(), *error);
                return;
            }
            auto& strip = std::get<Strip>(answer);
            take(std::move(strip.latents), std::move(strip.frames));
            Q_EMIT framesReady();
        });
}

void InterpolationStrip::take(std::vector<Latent> latents, std::vector<Image> frames) {
    m_latents = std::move(latents);
    m_frames = std::move(frames);
    m_grid->setStale(false);
    for (int index = 0; index < m_grid->count(); ++index) {
        const auto at = static_cast<std::size_t>(index);
        m_grid->setPicture(index, at < m_frames.size() ? toQImage(m_frames[at]) : QImage());
    }
}

void InterpolationStrip::togglePlay() {
    if (isPlaying())
        return stop();
    if (m_frames.empty())
        return;
    m_shown = 0;
    m_direction = 1;
    m_play->setIcon(Theme::icon(QStringLiteral("pause")));
    m_play->setToolTip(tr("Stop (Space)"));
    m_timer.start();
    step();
}

void InterpolationStrip::stop() {
    if (!isPlaying())
        return;
    m_timer.stop();
    m_play->setIcon(Theme::icon(QStringLiteral("play")));
    m_play->setToolTip(tr("Play (Space)"));
    m_grid->setCurrentIndex(-1);
    Q_EMIT playStopped();
}

/// There and back again, so that the loop has no jump.
void InterpolationStrip::step() {
    const int last = static_cast<int>(m_frames.size()) - 1;
    if (last < 1)
        return stop();
    m_shown = std::clamp(m_shown, 0, last);
    m_grid->setCurrentIndex(m_shown);
    Q_EMIT framePlayed(m_frames[static_cast<std::size_t>(m_shown)]);
    if (m_shown + m_direction < 0 || m_shown + m_direction > last)
        m_direction = -m_direction;
    m_shown += m_direction;
}

void InterpolationStrip::exportStrip() {
    if (m_frames.empty())
        return;
    PictureExport request;
    request.title = tr("Save the strip from A to B");
    request.suggestedName = tr("%1 from A to B").arg(m_model.run());
    request.frames = [frames = m_frames] { return frames; };
    request.animation = request.frames;
    request.animationSize = {m_frames.front().width, m_frames.front().height};
    request.animationFrames = static_cast<int>(m_frames.size());
    exportPictures(m_model.session(), window(), std::move(request));
}

} // namespace studio::ui
