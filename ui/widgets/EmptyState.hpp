// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace studio::ui {

/// What a view says while it has nothing to show: what would be here, and the one next action as a button.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);

    void setText(const QString& sentence, const QString& detail = {});
    /// An empty text hides the button.
    void setAction(const QString& text);
    QPushButton* button() const noexcept { return m_button; }

Q_SIGNALS:
    void triggered();

private:
    QLabel* m_sentence;
    QLabel* m_detail;
    QPushButton* m_button;
};

} // namespace studio::ui
