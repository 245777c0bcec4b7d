// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace studio::ui {

/// Folds and unfolds what stands below it: a quiet line with an arrow. Checked means open.
class FoldButton : public QToolButton {
    Q_OBJECT

public:
    explicit FoldButton(const QString& text, QWidget* parent = nullptr);

    /// Narrower than its text: a pane never scrolls sideways for it.
    QSize minimumSizeHint() const override { return {iconSize().width(), QToolButton::minimumSizeHint().height()}; }
};

} // namespace studio::ui
