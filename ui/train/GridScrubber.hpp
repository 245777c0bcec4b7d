// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include "ui/train/GridView.hpp"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class Heading;
class Session;

/// The pictures that a run drew of the same few inputs, or from the same noise, while it trained: follows the newest
/// unless scrubbed back. Can be wiped over the first ones.
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
    void stepShown(const QString& run, double step); ///< NaN: none

private:
    void look();
    void take(std::vector<SampleGrid> grids);
    void scrub(int position);
    void load();
    void showGrid(const GridPicture& grid);
    void showWipe();
    void showCell(GridView::Cell cell);
    std::int64_t shownStep() const;
    void nameAfterRun();
    void updateText();

    Session& m_session;
    QString m_run;
    std::vector<SampleGrid> m_grids;
    std::optional<SampleGrid> m_firstGrid; ///< that m_before was read from
    QImage m_before;                       ///< the first pictures of the training
    bool m_follows = true;
    Heading* m_title;
    ElidedLabel* m_rows;
    GridView* m_picture;
    QToolButton* m_wipe;
    QSlider* m_slider;
    QLabel* m_step;
    QToolButton* m_latest;
};

} // namespace studio::ui
