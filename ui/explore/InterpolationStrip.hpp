// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explore/ExploreState.hpp"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QSpinBox;
class QToolButton;

namespace studio::ui {

class ExploreModel;
class PictureGrid;
class PictureSlot;
struct DraggedPicture;

/// Pictures on the way from A to B, both at the ends as slots for dropping and picking; plays, and saves as GIF, MP4 or
/// PNG.
class InterpolationStrip : public QWidget {
    Q_OBJECT

public:
    explicit InterpolationStrip(ExploreModel& model, QWidget* parent = nullptr);

    const std::vector<Image>& frames() const noexcept { return m_frames; }
    bool isPlaying() const noexcept { return m_timer.isActive(); }
    void togglePlay();
    void stop();
    void setMethod(Interpolation method);
    void setFrameCount(int count);

Q_SIGNALS:
    void framesReady();
    void framePlayed(const studio::Image& frame);
    void playStopped();
    /// The person wants the end filled with a file of theirs.
    void fileWanted(studio::ui::End end);

private:
    QWidget* makeControls();
    PictureSlot* makeSlot(End end);
    void offerSources(End end);
    void showState();
    void refresh();
    void take(std::vector<Latent> latents, std::vector<Image> frames);
    void step();
    void exportStrip();
    void drop(End end, const DraggedPicture& dragged);

    ExploreModel& m_model;
    QComboBox* m_method;
    QSpinBox* m_count;
    QToolButton* m_play;
    QToolButton* m_export;
    PictureSlot* m_a;
    PictureSlot* m_b;
    PictureGrid* m_grid;
    QTimer m_timer;
    int m_direction = 1;
    int m_shown = 0;
    std::optional<Endpoint> m_shownA;
    std::optional<Endpoint> m_shownB;
    std::vector<Latent> m_latents;
    std::vector<Image> m_frames;
};

} // namespace studio::ui
