// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace studio::ui {

/// Finds any action of the window by a few letters of its name, in order (Ctrl+K).
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

    QWidget* m_window;
    QLineEdit* m_field;
    QListWidget* m_list;
    QList<QPointer<QAction>> m_actions;
};

/// How well the letters of `pattern` stand in `text` in order, case aside: higher is better, -1 when they do not.
/// Letters in a row and at the start of words count more; an empty pattern matches everything alike.
int fuzzyScore(const QString& pattern, const QString& text);

/// Text of an action without its mnemonic mark.
QString actionText(const QAction* action);

} // namespace studio::ui
