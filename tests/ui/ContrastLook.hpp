// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QString>

#include <map>

class QAbstractButton;
class QAbstractItemView;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QTabBar;
class QWidget;

/// Where a widget lies in its window.
QRect inWindow(const QWidget& widget);
/// What a pointer that comes over a widget, or goes, makes it look like.
void enter(QWidget& widget, QPoint at);
void leave(QWidget& widget);

/// Brings controls into every state that they have, without using them, and keeps each text that cannot be read there.
class ContrastLook {
public:
    /// Texts of any room; fewer would mean that nothing is measured.
    static constexpr std::size_t fewest = 8;

    /// Keeps what cannot be read in `part` of a window (all of it where null); returns how many texts there were.
    std::size_t look(QWidget& window, const QString& where, const QRect& part = {});
    /// Every control of a window, in its states. Fails the test where there are fewer than `fewest` texts.
    void lookAtStates(QWidget& window, const QString& where);
    void lookAtButton(QAbstractButton& button, const QString& where);
    void lookAtList(QAbstractItemView& list, const QString& where);
    /// Opens a menu and its submenus at a place of the screen, and chooses each entry.
    void lookAtMenu(QMenu& menu, const QString& where, QPoint at);
    /// Fails the test with all that was kept.
    void verify() const;

private:
    void lookAtField(QLineEdit& field, const QString& where);
    void lookAtCombo(QComboBox& combo, const QString& where);
    void lookAtTabs(QTabBar& tabs, const QString& where);
    void lookAtLabel(QLabel& label, const QString& where);

    std::map<QString, QString> m_faults; ///< one for a control, text colour and ground
};
