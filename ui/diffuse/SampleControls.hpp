// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QUndoStack;

namespace studio::ui {

class SliderRow;

/// How to draw samples: sampler, steps, eta (DDIM only), seed and count. Every change is told at once, while the hand
/// moves.
class SampleControls : public QWidget {
    Q_OBJECT

public:
    explicit SampleControls(QUndoStack& undo, QWidget* parent = nullptr);

    /// Offers these samplers, the first picked; keeps the picked one when it is among them.
    void setSamplers(std::vector<Choice> samplers);
    SampleRequest request() const;
    void reroll();

    SliderRow& steps() noexcept { return *m_steps; }
    SliderRow& seed() noexcept { return *m_seed; }

Q_SIGNALS:
    void changed();

private:
    void showSampler();

    std::vector<Choice> m_samplers;
    QComboBox* m_sampler;
    QLabel* m_about;
    SliderRow* m_steps;
    SliderRow* m_eta;
    SliderRow* m_seed;
    SliderRow* m_count;
};

} // namespace studio::ui
