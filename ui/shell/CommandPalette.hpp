// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;

namespace studio::ui {

/// Finds any action of the window by words of its name, of its menu, or that mean the same (Ctrl+K). What was chosen
/// last stands first, what destroys stands last.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);
    /// Opens over `window` with every visible action of it.
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void run();
    void fitHeight();
    bool isBefore(const QAction* a, const QAction* b) const;

    QWidget* m_window;
    QLineEdit* m_field;
    QListWidget* m_list;
    QLabel* m_nothing;
    QList<QPointer<QAction>> m_actions;
    QList<QPointer<QAction>> m_recent; ///< the latest first
};

} // namespace studio::ui
