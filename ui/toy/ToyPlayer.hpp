// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QSlider;
class QToolButton;

namespace studio::ui {

/// Play, scrubber, loop and speed of a flight of some steps. A whole flight takes the same time however many steps it
/// has, so that few and many can be told apart.
class ToyPlayer : public QWidget {
    Q_OBJECT

public:
    explicit ToyPlayer(QWidget* parent = nullptr);

    /// How many steps there are; 0: nothing to play. Keeps the share of the way that is done.
    void setSteps(int steps);
    int steps() const noexcept { return m_steps; }
    double position() const noexcept { return m_position; } ///< in steps
    void setPosition(double position);
    void stepBy(int steps); ///< to whole steps, and stops
    bool isPlaying() const noexcept { return m_timer.isActive(); }
    void togglePlay();
    void play(); ///< from the start when it is at the end
    void pause();
    bool isLooping() const;
    void setLooping(bool looping);
    double speed() const; ///< 1: the usual time

Q_SIGNALS:
    void positionChanged(double position);

private:
    void advance();

    QToolButton* m_play;
    QSlider* m_scrubber;
    QToolButton* m_loop;
    QComboBox* m_speed;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_steps = 0;
    double m_position = 0.0;
    double m_rest = 0.0; ///< seconds that the end is still shown before it starts again
};

} // namespace studio::ui
