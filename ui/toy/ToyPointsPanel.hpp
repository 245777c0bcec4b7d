// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/toy/ToyCanvas.hpp"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace studio::ui {

/// Where the points come from: a shape, or the hand.
class ToyPointsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ToyPointsPanel(ToyModel& model, QWidget* parent = nullptr);

    ToyTool tool() const;
    void setTool(ToyTool tool);

Q_SIGNALS:
    void toolChanged(studio::ui::ToyTool tool);

private:
    QWidget* makeShapes();
    QWidget* makeTools();
    void showCount();

    ToyModel& m_model;
    QButtonGroup* m_tools;
    QPushButton* m_clear;
    QLabel* m_count;
};

} // namespace studio::ui
