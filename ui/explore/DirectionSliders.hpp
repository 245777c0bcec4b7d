// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace studio::ui {

class ExploreModel;
class SliderRow;

/// A slider an axis, in standard deviations of the training latents; reset, randomise, and the choice of axes. The
/// leading axes come first, the rest on request.
class DirectionSliders : public QWidget {
    Q_OBJECT

public:
    explicit DirectionSliders(ExploreModel& model, QWidget* parent = nullptr);
    const std::vector<SliderRow*>& sliders() const noexcept { return m_rows; }

private:
    void rebuild();
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
};

} // namespace studio::ui
