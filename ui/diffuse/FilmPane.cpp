// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/FilmPane.hpp"

#include "ui/diffuse/Filmstrip.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureExport.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace studio::ui {

namespace {

constexpr std::chrono::milliseconds frameTime{90};

} // namespace

FilmPane::FilmPane(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_strip(new Filmstrip(this))
    , m_scroll(new QScrollArea(this))
    , m_scrubber(new QSlider(Qt::Horizontal, this))
    , m_play(iconButton(QStringLiteral("play"), tr("Play from noise to picture (Space)"), this))
    , m_export(iconButton(QStringLiteral("export"), tr("Save the filmstrip as PNG"), this))
    , m_subject(new SecondaryLabel(QString(), this)) {
    m_strip->setObjectName(QStringLiteral("filmstrip"));
    m_strip->setAccessibleName(tr("Denoising steps"));
    m_scroll->setWidget(m_strip);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFixedHeight(m_strip->sizeHint().height() + 12);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto* film = new QHBoxLayout;
    film->setSpacing(space::one);
    film->addWidget(makeRowNames());
    film->addWidget(m_scroll, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(makeControls());
    layout->addLayout(film);

    m_timer.setInterval(frameTime);
    connect(&m_timer, &QTimer::timeout, this, &FilmPane::advance);
    connect(m_strip, &Filmstrip::currentChanged, this, &FilmPane::showCurrent);
    connect(m_scrubber, &QSlider::valueChanged, this,
            [this](int step) { m_strip->setCurrent(step, m_strip->currentRow()); });
    connect(m_play, &QToolButton::clicked, this, &FilmPane::togglePlay);
    connect(m_export, &QToolButton::clicked, this, &FilmPane::exportFilm);
    clear();
}

QLayout* FilmPane::makeControls() {
    m_scrubber->setObjectName(QStringLiteral("scrubber"));
    m_scrubber->setAccessibleName(tr("Denoising step"));
    m_scrubber->setToolTip(tr("Step through the denoising (left and right arrow)"));
    m_play->setObjectName(QStringLiteral("playFilm"));
    m_export->setObjectName(QStringLiteral("exportFilm"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::one);
    row->addWidget(new Heading(tr("From noise to picture"), this));
    row->addWidget(m_subject, 0, Qt::AlignBottom);
    row->addSpacing(space::two);
    row->addWidget(m_play);
    row->addWidget(m_scrubber, 1);
    row->addWidget(m_export);
    return row;
}

QWidget* FilmPane::makeRowNames() {
    auto* names = new QWidget(this);
    const auto place = [this, names](Filmstrip::Row row, const QString& text, const QString& help) {
        auto* label = new SecondaryLabel(text, names);
        label->setWordWrap(false);
        label->setTextFormat(Qt::RichText);
        label->setToolTip(help);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setGeometry(0, m_strip->frameRect(0, row).top(), 56, m_strip->frameRect(0, row).height());
    };
    place(Filmstrip::Row::Noisy, tr("noisy<br>x<sub>t</sub>"), tr("The latent at this step, decoded"));
    place(Filmstrip::Row::Predicted, tr("predicted<br>x<sub>0</sub>"),
          tr("What the model takes for the clean latent at this step, decoded"));
    names->setFixedSize(56, m_scroll->height());
    return names;
}

void FilmPane::setSteps(std::vector<DenoisingStep> steps) {
    const bool wasPlaying = isPlaying();
    stop();
    m_steps = std::move(steps);
    const bool any = !m_steps.empty();
    for (QWidget* control :
         {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_export), static_cast<QWidget*>(m_scrubber)}) {
        control->setEnabled(any);
    }
    {
        const QSignalBlocker quiet(m_scrubber);
        m_scrubber->setRange(0, std::max(0, static_cast<int>(m_steps.size()) - 1));
    }
    m_strip->setSteps(m_steps);
    if (!any)
        Q_EMIT frameShown(QImage(), QString());
    if (wasPlaying && any)
        togglePlay();
}

void FilmPane::setSubject(const QString& subject) {
    m_subject->setText(subject);
}

void FilmPane::showCurrent() {
    const int step = m_strip->currentStep();
    if (step < 0)
        return;
    const QSignalBlocker quiet(m_scrubber);
    m_scrubber->setValue(step);
    // A strip that has just been filled is laid out in the next turn of the event loop; until then there is nothing to
    // scroll.
    QTimer::singleShot(0, this, [this, step] {
        m_scroll->ensureVisible(m_strip->columnRect(step).center().x(), 0, m_strip->columnRect(0).width(), 0);
    });
    const QString row = m_strip->currentRow() == Filmstrip::Row::Noisy ? tr("noisy") : tr("predicted");
    Q_EMIT frameShown(
        m_strip->frame(step, m_strip->currentRow()),
        tr("step %1 of %2, %3 · %4").arg(step + 1).arg(m_strip->count()).arg(m_strip->caption(step), row));
}

void FilmPane::togglePlay() {
    if (isPlaying())
        return stop();
    if (m_steps.empty())
        return;
    if (m_strip->currentStep() == m_strip->count() - 1)
        m_strip->setCurrent(0, m_strip->currentRow());
    m_play->setIcon(Theme::icon(QStringLiteral("pause")));
    m_timer.start();
}

void FilmPane::stop() {
    m_timer.stop();
    m_play->setIcon(Theme::icon(QStringLiteral("play")));
}

void FilmPane::advance() {
    if (m_strip->currentStep() >= m_strip->count() - 1)
        return stop();
    stepBy(1);
}

void FilmPane::stepBy(int steps) {
    if (m_steps.empty())
        return;
    m_strip->setCurrent(std::clamp(m_strip->currentStep() + steps, 0, m_strip->count() - 1), m_strip->currentRow());
}

void FilmPane::exportFilm() {
    PictureExport request;
    request.title = tr("Save the filmstrip");
    request.suggestedName = tr("denoising");
    request.columns = static_cast<int>(m_steps.size());
    request.frames = [steps = m_steps] {
        std::vector<Image> frames;
        for (const DenoisingStep& step : steps)
            frames.push_back(step.noisy);
        for (const DenoisingStep& step : steps)
            frames.push_back(step.predicted);
        return frames;
    };
    exportPictures(m_session, window(), std::move(request));
}

} // namespace studio::ui
