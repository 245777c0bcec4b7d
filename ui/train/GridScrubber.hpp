// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace studio::ui {

class Heading;
class SecondaryLabel;
class ImageView;
class Session;

/// The pictures that a run drew of the same few inputs, or from the same noise, while it trained: follows the newest
/// unless scrubbed back.
class GridScrubber : public QWidget {
    Q_OBJECT

public:
    explicit GridScrubber(Session& session, QWidget* parent = nullptr);

    void setRun(const QString& run);
    /// Shows the grid drawn nearest to `step`.
    void showNearest(double step);
    const std::vector<SampleGrid>& grids() const noexcept { return m_grids; }
    bool followsLatest() const noexcept { return m_follows; }

Q_SIGNALS:
    void stepShown(double step); ///< NaN: none

private:
    void look();
    void take(std::vector<SampleGrid> grids);
    void scrub(int position);
    void load();
    void nameAfterRun();
    void updateText();

    Session& m_session;
    QString m_run;
    std::vector<SampleGrid> m_grids;
    bool m_follows = true;
    Heading* m_title;
    SecondaryLabel* m_rows;
    ImageView* m_picture;
    QSlider* m_slider;
    QLabel* m_step;
    QToolButton* m_latest;
};

} // namespace studio::ui
