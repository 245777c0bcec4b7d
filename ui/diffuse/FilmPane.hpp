// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;
class QSlider;
class QToolButton;

namespace studio::ui {

class Filmstrip;
class Session;

/// The filmstrip with its scrubber: arrow keys step, Space plays, a click enlarges; saves as PNG.
class FilmPane : public QWidget {
    Q_OBJECT

public:
    explicit FilmPane(Session& session, QWidget* parent = nullptr);

    void setSteps(std::vector<DenoisingStep> steps);
    void setSubject(const QString& subject); ///< "Sample 3", beside the heading
    void clear() { setSteps({}); }
    Filmstrip& strip() noexcept { return *m_strip; }
    const std::vector<DenoisingStep>& steps() const noexcept { return m_steps; }
    bool isPlaying() const noexcept { return m_timer.isActive(); }
    void togglePlay();
    void stepBy(int steps);

Q_SIGNALS:
    /// The frame under the scrubber; an empty picture: none.
    void frameShown(const QImage& frame, const QString& caption);

private:
    QLayout* makeControls();
    QWidget* makeRowNames();
    void showCurrent();
    void stop();
    void advance();
    void exportFilm();

    Session& m_session;
    std::vector<DenoisingStep> m_steps;
    Filmstrip* m_strip;
    QScrollArea* m_scroll;
    QSlider* m_scrubber;
    QToolButton* m_play;
    QToolButton* m_export;
    QLabel* m_subject;
    QTimer m_timer;
};

} // namespace studio::ui
