// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/FilmPane.hpp"

#include "ui/diffuse/FilmRows.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>

namespace studio::ui {

namespace {

constexpr std::chrono::milliseconds frameTime{90};
constexpr int namesWidth = 76;
constexpr int leastTitled = 480;
constexpr int scrollBarRoom = 12;

enum Page { StripPage, RowsPage };

} // namespace

FilmPane::FilmPane(QWidget* parent)
    : QWidget(parent)
    , m_strip(new Filmstrip(this))
    , m_entry(new EntryMark(this))
    , m_stripScroll(new QScrollArea(this))
    , m_rows(new FilmRows(this))
    , m_rowsScroll(new QScrollArea(this))
    , m_pages(new QStackedWidget(this))
    , m_scrubber(new QSlider(Qt::Horizontal, this))
    , m_all(iconButton(QStringLiteral("rows"), tr("All samples, a row each (A)"), this))
    , m_play(iconButton(QStringLiteral("play"), tr("Play from noise to picture (Space)"), this))
    , m_loop(iconButton(QStringLiteral("loop"), tr("Play again and again (L)"), this))
    , m_export(iconButton(QStringLiteral("export"), tr("Save the film as GIF, MP4 or PNG"), this))
    , m_heading(new Heading(tr("From noise to picture"), this))
    , m_subject(new ElidedLabel(this)) {
    m_pages->insertWidget(StripPage, makeStripPage());
    m_pages->insertWidget(RowsPage, makeRowsPage());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(makeControls());
    layout->addWidget(m_pages, 1);
    m_timer.setInterval(frameTime);
    connectParts();
    clear();
}

QLayout* FilmPane::makeControls() {
    m_scrubber->setObjectName(QStringLiteral("scrubber"));
    m_scrubber->setAccessibleName(tr("Denoising step"));
    m_scrubber->setToolTip(tr("Step through the denoising (left and right arrow)"));
    m_scrubber->setMinimumWidth(36);
    m_all->setObjectName(QStringLiteral("allSamples"));
    m_play->setObjectName(QStringLiteral("playFilm"));
    m_loop->setObjectName(QStringLiteral("loopFilm"));
    m_export->setObjectName(QStringLiteral("exportFilm"));
    m_all->setCheckable(true);
    m_loop->setCheckable(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::one);
    row->addWidget(m_heading);
    row->addWidget(m_subject, 1, Qt::AlignVCenter);
    row->addWidget(m_play);
    row->addWidget(m_scrubber, 3);
    row->addWidget(m_loop);
    row->addWidget(m_all);
    row->addWidget(m_export);
    return row;
}

QWidget* FilmPane::makeStripPage() {
    m_strip->setObjectName(QStringLiteral("filmstrip"));
    m_strip->setAccessibleName(tr("Denoising steps"));
    m_stripScroll->setWidget(m_strip);
    m_stripScroll->setWidgetResizable(true);
    m_stripScroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stripScroll->setFixedHeight(m_strip->sizeHint().height() + scrollBarRoom);
    m_stripScroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(this);
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(makeRowNames(), 0, Qt::AlignTop);
    layout->addWidget(m_entry, 0, Qt::AlignTop);
    layout->addWidget(m_stripScroll, 1, Qt::AlignTop);
    return page;
}

QWidget* FilmPane::makeRowsPage() {
    m_rows->setObjectName(QStringLiteral("filmRows"));
    m_rows->setAccessibleName(tr("Denoising steps of all samples"));
    m_rowsScroll->setWidget(m_rows);
    m_rowsScroll->setWidgetResizable(true);
    m_rowsScroll->setFocusPolicy(Qt::NoFocus);
    return m_rowsScroll;
}

QWidget* FilmPane::makeRowNames() {
    auto* names = new QWidget(this);
    const auto place = [names](int top, int height, const QString& text, const QString& help) {
        auto* label = new QLabel(text, names);
        label->setProperty("look", QStringLiteral("secondary"));
        label->setTextFormat(Qt::RichText);
        label->setToolTip(help);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setGeometry(0, top, Theme::scaled(namesWidth), height);
    };
    const QRect noisy = m_strip->frameRect(0, Filmstrip::Row::Noisy);
    const QRect predicted = m_strip->frameRect(0, Filmstrip::Row::Predicted);
    place(noisy.top(), noisy.height(), tr("noisy<br>x<sub>t</sub>"), tr("The latent at this step, decoded"));
    place(predicted.top(), predicted.height(), tr("predicted<br>x<sub>0</sub>"),
          tr("What the model takes for the clean latent at this step, decoded"));
    const std::array<std::pair<QString, QString>, 3> numbers{
        {{tr("time t"), tr("As the model counts it: down from 999, or from 1 for a flow")},
         {tr("noise σ"), tr("Standard deviation of the noise against the signal's")},
         {tr("SNR"), tr("Signal-to-noise ratio in decibels: 0 dB is as much signal as noise")}}};
    for (std::size_t line = 0; line < numbers.size(); ++line) {
        const QRect caption = m_strip->captionRect(0, static_cast<int>(line));
        place(caption.top(), caption.height(), numbers[line].first, numbers[line].second);
    }
    names->setFixedSize(Theme::scaled(namesWidth), m_strip->sizeHint().height());
    return names;
}

void FilmPane::connectParts() {
    connect(&m_timer, &QTimer::timeout, this, &FilmPane::advance);
    connect(m_strip, &Filmstrip::currentChanged, this, &FilmPane::showCurrent);
    connect(m_rows, &FilmRows::picked, this, &FilmPane::pick);
    connect(m_scrubber, &QSlider::valueChanged, this, &FilmPane::setCurrentStep);
    connect(m_play, &QToolButton::clicked, this, &FilmPane::togglePlay);
    connect(m_export, &QToolButton::clicked, this, &FilmPane::exportRequested);
    connect(m_all, &QToolButton::toggled, this, [this](bool all) {
        m_pages->setCurrentIndex(all ? RowsPage : StripPage);
        showCurrent();
    });
}

void FilmPane::setSteps(Film steps, int index, std::optional<FilmEntry> entry) {
    const bool wasPlaying = isPlaying();
    stop();
    m_steps = std::move(steps);
    m_index = index;
    m_strip->setLate(false);
    const bool any = !m_steps.empty();
    for (QWidget* control : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_export),
                             static_cast<QWidget*>(m_scrubber), static_cast<QWidget*>(m_loop)}) {
        control->setEnabled(any);
    }
    {
        const QSignalBlocker quiet(m_scrubber);
        m_scrubber->setRange(0, std::max(0, static_cast<int>(m_steps.size()) - 1));
    }
    m_subject->setText(any ? tr("sample %1").arg(index + 1) : QString());
    m_subject->setMinimumWidth(m_subject->sizeHint().width());
    m_skipped = entry ? entry->skipped : 0;
    const bool isFirst = m_strip->count() == 0;
    const bool wasFollowed = m_isFollowed && !isFirst;
    m_strip->setSteps(m_steps, entry ? Filmstrip::Start::Picture : Filmstrip::Start::Noise);
    m_isFollowed = wasFollowed; // it was no hand that moved the scrubber now
    if (isFirst)
        QTimer::singleShot(0, this, [this] { m_stripScroll->horizontalScrollBar()->setValue(0); });
    m_entry->setEntry(std::move(entry));
    if (!any)
        Q_EMIT frameShown(QImage(), QString());
    if (wasPlaying && any)
        togglePlay();
}

void FilmPane::setFilms(const std::vector<Film>& films) {
    m_rows->setFilms(films, m_skipped);
    m_rows->setCurrent(m_index, m_strip->currentStep());
}

void FilmPane::setLate(bool late) {
    m_strip->setLate(late);
    if (late)
        m_subject->setText(tr("computing…"));
}

bool FilmPane::isLate() const {
    return m_strip->isLate();
}

void FilmPane::clear() {
    setSteps({}, 0);
    setFilms({});
}

int FilmPane::currentStep() const {
    return m_strip->currentStep();
}

void FilmPane::setCurrentStep(int step) {
    m_strip->setCurrent(step, m_strip->currentRow());
}

bool FilmPane::showsRows() const {
    return m_all->isChecked();
}

void FilmPane::setRowsShown(bool shown) {
    m_all->setChecked(shown);
}

bool FilmPane::isLooping() const {
    return m_loop->isChecked();
}

void FilmPane::toggleLoop() {
    m_loop->toggle();
}

void FilmPane::showCurrent() {
    const int step = m_strip->currentStep();
    if (step < 0)
        return;
    m_isFollowed = true;
    const QSignalBlocker quiet(m_scrubber);
    m_scrubber->setValue(step);
    m_rows->setCurrent(m_index, step);
    reveal();
    const QString row = Filmstrip::rowName(m_strip->currentRow());
    Q_EMIT frameShown(m_strip->frame(step, m_strip->currentRow()),
                      tr("step %1 of %2, %3").arg(m_skipped + step).arg(m_skipped + m_strip->count() - 1).arg(row));
    Q_EMIT stepShown(step);
}

/// Scrolls to where the scrubber is, once a hand has moved it: until then the film is shown from the noise on, and its
/// end beside it. A strip that has just been filled, shown or resized is laid out in the next turn of the event loop;
/// until then there is nothing to scroll.
void FilmPane::reveal() {
    QTimer::singleShot(0, this, [this] {
        const int step = m_strip->currentStep();
        if (step < 0 || !m_isFollowed)
            return;
        const QRect column = m_strip->columnRect(step);
        m_stripScroll->ensureVisible(column.center().x(), 0, column.width(), 0);
        const QRect cell = m_rows->frameRect(m_index, step);
        m_rowsScroll->ensureVisible(cell.center().x(), cell.center().y(), cell.width(), cell.height());
    });
}

void FilmPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_heading->setVisible(width() >= Theme::scaled(leastTitled)); // the scrubber needs the room more
    reveal();
}

void FilmPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    reveal();
}

void FilmPane::pick(int sample, int step) {
    m_strip->setCurrent(step, Filmstrip::Row::Predicted);
    if (sample != m_index)
        Q_EMIT samplePicked(sample);
}

void FilmPane::togglePlay() {
    if (isPlaying())
        return stop();
    if (m_steps.empty())
        return;
    if (m_strip->currentStep() == m_strip->count() - 1)
        setCurrentStep(0);
    m_play->setIcon(Theme::icon(QStringLiteral("pause")));
    m_timer.start();
}

void FilmPane::stop() {
    const bool played = isPlaying();
    m_timer.stop();
    m_play->setIcon(Theme::icon(QStringLiteral("play")));
    if (played)
        Q_EMIT playStopped();
}

void FilmPane::advance() {
    if (m_strip->currentStep() < m_strip->count() - 1)
        return stepBy(1);
    if (!isLooping())
        return stop();
    setCurrentStep(0);
}

void FilmPane::stepBy(int steps) {
    if (!m_steps.empty())
        setCurrentStep(std::clamp(m_strip->currentStep() + steps, 0, m_strip->count() - 1));
}

void FilmPane::toEnd(int direction) {
    if (!m_steps.empty())
        setCurrentStep(direction < 0 ? 0 : m_strip->count() - 1);
}

} // namespace studio::ui
