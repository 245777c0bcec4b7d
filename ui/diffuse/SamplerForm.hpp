// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;
class QUndoStack;

namespace studio::ui {

class SliderRow;
class SteadyLabel;

/// Which sampler, and how it steps: steps, eta, Karras spacing, and folded away the spacing of the times, the shift of
/// a flow and the clamp of the predicted picture. Shows only what the picked sampler uses.
class SamplerForm : public QWidget {
    Q_OBJECT

public:
    enum class Detail {
        Full,    ///< says what the sampler does and where it comes from
        Compact, ///< says that in tool tips only
    };

    SamplerForm(QUndoStack& undo, Detail detail, QWidget* parent = nullptr);

    /// Offers these samplers, the first picked; keeps the picked one when it is among them.
    void setSamplers(std::vector<Choice> samplers);
    const Choice* sampler() const; ///< null while none is offered

    /// Puts sampler, steps, eta, karras, spacing, shift and clamp into the request; what the sampler does not use stays
    /// as it is by default.
    void fill(SampleRequest& request) const;
    /// Shows the request's settings, without changed().
    void showRequest(const SampleRequest& request);

    SliderRow& steps() noexcept { return *m_steps; }

Q_SIGNALS:
    void changed();

private:
    void makeAdvanced(Detail detail);
    void layOut(Detail detail);
    void makeUndo(QUndoStack& undo);
    void fillChoices();
    void addOthers();
    void showSampler();
    void tell();

    std::vector<Choice> m_samplers;
    QComboBox* m_sampler;
    SteadyLabel* m_about;
    SliderRow* m_steps;
    SliderRow* m_eta;
    QCheckBox* m_karras;
    QToolButton* m_fold;
    QWidget* m_advanced;
    QLabel* m_spacingName;
    QComboBox* m_spacing;
    SliderRow* m_shift;
    SliderRow* m_clamp;
};

} // namespace studio::ui
