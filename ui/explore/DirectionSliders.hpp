// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explore/DirectionEnds.hpp"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace studio::ui {

class ExploreModel;
class ImageView;
class SliderRow;

/// A slider an axis, in standard deviations of the training latents, between small pictures of where it leads; reset,
/// randomise, and the choice of axes. The leading axes come first, the rest on request; as many beside each other as
/// fit.
class DirectionSliders : public QWidget {
    Q_OBJECT

public:
    explicit DirectionSliders(ExploreModel& model, QWidget* parent = nullptr);
    const std::vector<SliderRow*>& sliders() const noexcept { return m_rows; }
    /// The pictures at the two ends of a slider.
    const std::vector<std::pair<ImageView*, ImageView*>>& ends() const noexcept { return m_ends; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void rebuild();
    void arrange();
    void wantEnds();
    ImageView* makeEnd(SliderRow* row, const QString& label, double deviations);
    void showValues();
    SliderRow* makeRow(std::size_t axis);
    QString note(std::size_t shown) const;

    ExploreModel& m_model;
    QComboBox* m_kind;
    QLabel* m_note;
    QWidget* m_body;
    QGridLayout* m_grid;
    QPushButton* m_all;
    std::vector<SliderRow*> m_rows;
    DirectionEnds* m_finder;
    std::vector<std::pair<ImageView*, ImageView*>> m_ends;
    int m_columns = 0;
};

} // namespace studio::ui
