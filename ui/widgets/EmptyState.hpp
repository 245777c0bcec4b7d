// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace studio::ui {

class IconLabel;
class Sketch;

/// What a view says while it has nothing to show: what would be here, in a small drawing where there is room for one
/// (see Sketch) and an icon of the same name elsewhere, and the one next action as a button.
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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    IconLabel* m_icon;
    Sketch* m_sketch;
    QLabel* m_sentence;
    QLabel* m_detail;
    QPushButton* m_button;
};

} // namespace studio::ui
