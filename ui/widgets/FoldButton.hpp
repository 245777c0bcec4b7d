// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace studio::ui {

/// Folds and unfolds what stands below it: a quiet line with an arrow. Checked means open.
class FoldButton : public QToolButton {
    Q_OBJECT

public:
    explicit FoldButton(const QString& text, QWidget* parent = nullptr);

    /// Narrower than its text, which ends in an ellipsis then: a pane never scrolls sideways for it.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace studio::ui
