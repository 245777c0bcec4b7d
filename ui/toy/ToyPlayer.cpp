// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyPlayer.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/theme/Theme.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace studio::ui {

namespace {

constexpr std::chrono::milliseconds frameTime{16};
constexpr double flightSeconds = 5.0;
constexpr double restSeconds = 1.0;
constexpr double speeds[] = {0.25, 0.5, 1.0, 2.0, 4.0};
constexpr int usualSpeed = 2;

} // namespace

ToyPlayer::ToyPlayer(QWidget* parent)
    : QWidget(parent)
    , m_play(iconButton(QStringLiteral("play"), tr("Play from noise to points (Space)"), this))
    , m_scrubber(new QSlider(Qt::Horizontal, this))
    , m_loop(iconButton(QStringLiteral("loop"), tr("Start again at the end (L)"), this))
    , m_speed(new QComboBox(this)) {
    m_play->setObjectName(QStringLiteral("playToy"));
    m_loop->setObjectName(QStringLiteral("loopToy"));
    m_loop->setCheckable(true);
    m_scrubber->setObjectName(QStringLiteral("toyScrubber"));
    m_scrubber->setAccessibleName(tr("Step"));
    m_scrubber->setToolTip(tr("Step through the flight (left and right arrow, Home, End)"));
    m_scrubber->setMinimumHeight(24);
    for (const double speed : speeds)
        m_speed->addItem(QStringLiteral("%1\u00d7").arg(QLocale().toString(speed)), speed);
    m_speed->setCurrentIndex(usualSpeed);
    m_speed->setObjectName(QStringLiteral("toySpeed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast the flight is played"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(m_play);
    layout->addWidget(m_scrubber, 1);
    layout->addWidget(m_loop);
    layout->addWidget(m_speed);

    m_timer.setInterval(frameTime);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ToyPlayer::advance);
    connect(m_play, &QToolButton::clicked, this, &ToyPlayer::togglePlay);
    connect(m_scrubber, &QSlider::valueChanged, this, [this](int step) {
        pause();
        setPosition(step);
    });
    setSteps(0);
}

void ToyPlayer::setSteps(int steps) {
    const double share = m_steps > 0 ? m_position / m_steps : 0.0;
    m_steps = std::max(steps, 0);
    setEnabled(m_steps > 0);
    if (m_steps == 0)
        pause();
    const QSignalBlocker quiet(m_scrubber);
    m_scrubber->setRange(0, m_steps);
    m_scrubber->setPageStep(std::max(1, m_steps / 10));
    setPosition(isPlaying() ? share * m_steps : std::round(share * m_steps));
}

void ToyPlayer::setPosition(double position) {
    m_position = std::clamp(position, 0.0, static_cast<double>(m_steps));
    const QSignalBlocker quiet(m_scrubber);
    m_scrubber->setValue(static_cast<int>(m_position));
    Q_EMIT positionChanged(m_position);
}

void ToyPlayer::stepBy(int steps) {
    pause();
    const double whole = steps > 0 ? std::floor(m_position) : std::ceil(m_position);
    setPosition(whole + steps);
}

void ToyPlayer::togglePlay() {
    isPlaying() ? pause() : play();
}

void ToyPlayer::play() {
    if (m_steps == 0)
        return;
    if (m_position >= m_steps)
        setPosition(0.0);
    m_play->setIcon(Theme::icon(QStringLiteral("pause")));
    m_rest = restSeconds;
    m_clock.start();
    m_timer.start();
}

void ToyPlayer::pause() {
    m_timer.stop();
    m_play->setIcon(Theme::icon(QStringLiteral("play")));
}

void ToyPlayer::advance() {
    // By the clock, not by the frame: a slow screen shows fewer places, never a slower flight.
    const double elapsed = static_cast<double>(m_clock.restart()) / 1000.0;
    if (m_position < m_steps)
        return setPosition(m_position + elapsed * speed() * m_steps / flightSeconds);
    if (!isLooping())
        return pause();
    m_rest -= elapsed;
    if (m_rest > 0.0)
        return;
    m_rest = restSeconds;
    setPosition(0.0);
}

bool ToyPlayer::isLooping() const {
    return m_loop->isChecked();
}

void ToyPlayer::setLooping(bool looping) {
    m_loop->setChecked(looping);
}

double ToyPlayer::speed() const {
    return m_speed->currentData().toDouble();
}

} // namespace studio::ui
