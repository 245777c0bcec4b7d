// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/diffuse/EntryMark.hpp"
#include "ui/diffuse/Filmstrip.hpp"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QScrollArea;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class FilmRows;

/// The film of one sample, or of all of them as rows, with its scrubber: arrow keys step, Space plays, a click
/// enlarges.
class FilmPane : public QWidget {
    Q_OBJECT

public:
    using Film = std::vector<DenoisingStep>;

    explicit FilmPane(QWidget* parent = nullptr);

    /// The film of sample `index`; `entry` where it starts from a picture.
    void setSteps(Film steps, int index, std::optional<FilmEntry> entry = {});
    void setFilms(const std::vector<Film>& films); ///< of all samples, in order
    /// Says that the film is not the one that is asked for, which comes.
    void setLate(bool late);
    bool isLate() const;
    void clear();

    Filmstrip& strip() noexcept { return *m_strip; }
    EntryMark& entryMark() noexcept { return *m_entry; }
    FilmRows& rows() noexcept { return *m_rows; }
    const Film& steps() const noexcept { return m_steps; }
    int sample() const noexcept { return m_index; } ///< whose film it is
    int currentStep() const;
    void setCurrentStep(int step);
    bool showsRows() const;
    void setRowsShown(bool shown);

    bool isPlaying() const noexcept { return m_timer.isActive(); }
    bool isLooping() const;
    void toggleLoop();
    void togglePlay();
    void stepBy(int steps);
    void toEnd(int direction); ///< -1: the noise, 1: the picture

Q_SIGNALS:
    /// The frame under the scrubber; an empty picture: none.
    void frameShown(const QImage& frame, const QString& caption);
    void stepShown(int step);
    /// A row was clicked: that sample is to be looked at.
    void samplePicked(int index);
    void playStopped();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QLayout* makeControls();
    QWidget* makeStripPage();
    QWidget* makeRowsPage();
    QWidget* makeRowNames();
    void connectParts();
    void showCurrent();
    void reveal();
    void pick(int sample, int step);
    void stop();
    void advance();

    Film m_steps;
    int m_index = 0;
    int m_skipped = 0; ///< steps before the first one, which a picture to start from came too late for
    Filmstrip* m_strip;
    bool m_isFollowed = false; ///< by the strip, since a hand has moved it
    EntryMark* m_entry;
    QScrollArea* m_stripScroll;
    FilmRows* m_rows;
    QScrollArea* m_rowsScroll;
    QStackedWidget* m_pages;
    QSlider* m_scrubber;
    QToolButton* m_all;
    QToolButton* m_play;
    QToolButton* m_loop;
    QToolButton* m_export;
    QLabel* m_heading;
    ElidedLabel* m_subject;
    QTimer m_timer;
};

} // namespace studio::ui
