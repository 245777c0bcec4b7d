// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/toy/ToyModel.hpp"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QUndoStack;
class QVBoxLayout;

namespace studio::ui {

class SliderRow;
class SteadyLabel;

/// How the particles fly. Every change is told at once, while the hand moves.
class ToyControls : public QWidget {
    Q_OBJECT

public:
    explicit ToyControls(QUndoStack& undo, QWidget* parent = nullptr);

    ToySettings settings() const;
    bool isComparing() const;
    void reroll();

Q_SIGNALS:
    void settingsChanged();

private:
    void addSampler(QVBoxLayout* layout);
    void addSliders(QVBoxLayout* layout);
    void connectParts(QUndoStack& undo);
    void fillSamplers();
    void showSamplers();
    std::vector<Choice> picked() const; ///< one sampler, or two when comparing

    std::vector<Choice> m_samplers; ///< of the picked schedule
    QComboBox* m_schedule;
    SteadyLabel* m_aboutSchedule;
    QComboBox* m_sampler;
    SteadyLabel* m_about;
    QCheckBox* m_compare;
    QComboBox* m_other;
    SteadyLabel* m_aboutOther;
    QCheckBox* m_karras;
    SliderRow* m_steps;
    SliderRow* m_eta;
    SliderRow* m_particles;
    SliderRow* m_seed;
};

} // namespace studio::ui
