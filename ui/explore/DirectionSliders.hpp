// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;

namespace studio::ui {

class ExploreModel;
class SliderRow;

/// A slider an axis, in standard deviations of the training latents; reset, randomise, and the choice of axes.
class DirectionSliders : public QWidget {
    Q_OBJECT

public:
    explicit DirectionSliders(ExploreModel& model, QWidget* parent = nullptr);
    const std::vector<SliderRow*>& sliders() const noexcept { return m_rows; }

private:
    void rebuild();
    void showValues();
    SliderRow* makeRow(std::size_t axis);

    ExploreModel& m_model;
    QComboBox* m_kind;
    QLabel* m_note;
    QWidget* m_body;
    QGridLayout* m_grid;
    std::vector<SliderRow*> m_rows;
};

} // namespace studio::ui
