// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

class QCheckBox;
class QUndoStack;

namespace studio::ui {

class SliderRow;

/// Which noise to start from: a seed, another one at a click, and the way from there to a second seed. Every sample has
/// its own noise under a seed.
class SeedForm : public QWidget {
    Q_OBJECT

public:
    explicit SeedForm(QUndoStack& undo, QWidget* parent = nullptr);

    /// Puts seed, travel and the first sample into the request.
    void fill(SampleRequest& request) const;
    /// Shows the request's noise, without changed().
    void showRequest(const SampleRequest& request);
    void reroll();

    SliderRow& seed() noexcept { return *m_seed; }
    SliderRow& share() noexcept { return *m_share; }

Q_SIGNALS:
    void changed();

private:
    SliderRow* m_seed;
    SliderRow* m_first; ///< shown where a recipe is about a sample far down the row
    QCheckBox* m_travel;
    SliderRow* m_to;
    SliderRow* m_share;
};

} // namespace studio::ui
