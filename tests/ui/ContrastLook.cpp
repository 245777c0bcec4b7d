// SPDX-License-Identifier: GPL-3.0-or-later
#include "ContrastLook.hpp"

#include "Readability.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QEnterEvent>
#include <QHoverEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTest>

#include <algorithm>

namespace {

constexpr int mostRows = 6; ///< of a list that are looked at: its lines look the same

} // namespace

QRect inWindow(const QWidget& widget) {
    return {widget.mapTo(widget.window(), QPoint()), widget.size()};
}

void enter(QWidget& widget, QPoint at) {
    QEnterEvent event(at, widget.mapTo(widget.window(), at), widget.mapToGlobal(at));
    QCoreApplication::sendEvent(&widget, &event);
    QHoverEvent move(QEvent::HoverMove, at, widget.mapToGlobal(at), QPointF(-1, -1));
    QCoreApplication::sendEvent(&widget, &move);
}

void leave(QWidget& widget) {
    QHoverEvent hover(QEvent::HoverLeave, QPointF(-1, -1), QPointF(-1, -1), QPointF());
    QCoreApplication::sendEvent(&widget, &hover);
    QEvent event(QEvent::Leave);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Keeps what cannot be read; returns how many texts there were.
std::size_t ContrastLook::look(QWidget& window, const QString& where, const QRect& part) {
    const std::vector<PaintedText> texts = paintedTexts(window, part);
    for (const PaintedText& text : texts) {
        if (text.isReadable())
            continue;
        const QString owner = QStringLiteral("%1 %2").arg(QLatin1String(text.owner->metaObject()->className()),
                                                          text.owner->property("look").toString());
        m_faults.emplace(owner + text.colour.name() + text.ground.name(),
                         QStringLiteral("%1: \"%2\" of %3, %4 on %5, %6:1")
                             .arg(where, text.text.left(40), owner, text.colour.name(), text.ground.name())
                             .arg(text.contrast, 0, 'f', 2));
    }
    return texts.size();
}

void ContrastLook::lookAtStates(QWidget& window, const QString& where) {
    QVERIFY2(look(window, where) >= fewest, qPrintable(where));
    const auto each = [&](auto* type, auto lookAt) {
        for (auto* part : window.findChildren<std::remove_pointer_t<decltype(type)>*>()) {
            if (part->isVisible() && part->isEnabled() && part->window() == &window)
                (this->*lookAt)(*part, where);
        }
    };
    each(static_cast<QAbstractButton*>(nullptr), &ContrastLook::lookAtButton);
    each(static_cast<QLineEdit*>(nullptr), &ContrastLook::lookAtField);
    each(static_cast<QComboBox*>(nullptr), &ContrastLook::lookAtCombo);
    each(static_cast<QAbstractItemView*>(nullptr), &ContrastLook::lookAtList);
    each(static_cast<QTabBar*>(nullptr), &ContrastLook::lookAtTabs);
    each(static_cast<QLabel*>(nullptr), &ContrastLook::lookAtLabel);
}

/// Hovered, focused, pressed, and the same once more where it is checked the other way.
void ContrastLook::lookAtButton(QAbstractButton& button, const QString& where) {
    const QSignalBlocker quiet(button); // it is looked at, not used
    const QRect rect = inWindow(button);
    for (int turn = 0; turn < (button.isCheckable() ? 2 : 1); ++turn) {
        const QString state = where + (button.isChecked() ? QStringLiteral(", checked") : QString());
        enter(button, button.rect().center());
        look(*button.window(), state + QStringLiteral(", hovered"), rect);
        button.setDown(true);
        look(*button.window(), state + QStringLiteral(", pressed"), rect);
        button.setDown(false);
        leave(button);
        button.setFocus(Qt::TabFocusReason);
        look(*button.window(), state + QStringLiteral(", focused"), rect);
        if (button.isCheckable())
            button.setChecked(!button.isChecked());
    }
}

void ContrastLook::lookAtField(QLineEdit& field, const QString& where) {
    const QSignalBlocker quiet(field);
    const QRect rect = inWindow(field);
    enter(field, field.rect().center());
    look(*field.window(), where + QStringLiteral(", hovered"), rect);
    leave(field);
    field.setFocus(Qt::TabFocusReason);
    field.selectAll();
    look(*field.window(), where + QStringLiteral(", selected"), rect);
    field.deselect();
    look(*field.window(), where + QStringLiteral(", focused"), rect);
}

void ContrastLook::lookAtCombo(QComboBox& combo, const QString& where) {
    const QRect rect = inWindow(combo);
    enter(combo, combo.rect().center());
    look(*combo.window(), where + QStringLiteral(", hovered"), rect);
    leave(combo);
    combo.setFocus(Qt::TabFocusReason);
    look(*combo.window(), where + QStringLiteral(", focused"), rect);
    combo.showPopup();
    if (combo.view()->isVisible())
        lookAtList(*combo.view(), where + QStringLiteral(", open"));
    combo.hidePopup();
}

/// Its lines as they are, chosen and under the mouse. The choice is the view's alone meanwhile.
void ContrastLook::lookAtList(QAbstractItemView& list, const QString& where) {
    if (!list.model() || !list.selectionModel())
        return;
    const QSignalBlocker quiet(list.selectionModel());
    const QItemSelection selection = list.selectionModel()->selection();
    const QRect area = inWindow(*list.viewport());
    for (int row = 0; row < std::min(mostRows, list.model()->rowCount(list.rootIndex())); ++row) {
        const QModelIndex index = list.model()->index(row, 0, list.rootIndex());
        const QRect line = list.visualRect(index);
        if (line.isEmpty() || !list.viewport()->rect().intersects(line))
            continue;
        list.selectionModel()->select(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        look(*list.window(), where + QStringLiteral(", selected"), area);
        enter(*list.viewport(), line.center());
        look(*list.window(), where + QStringLiteral(", selected and hovered"), area);
        list.selectionModel()->clearSelection();
        look(*list.window(), where + QStringLiteral(", hovered"), area);
        leave(*list.viewport());
    }
    list.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    list.viewport()->update();
}

void ContrastLook::lookAtTabs(QTabBar& tabs, const QString& where) {
    for (int i = 0; i < tabs.count(); ++i) {
        enter(tabs, tabs.tabRect(i).center());
        look(*tabs.window(), where + QStringLiteral(", tab hovered"), inWindow(tabs));
        leave(tabs);
    }
    tabs.setFocus(Qt::TabFocusReason);
    look(*tabs.window(), where + QStringLiteral(", tab focused"), inWindow(tabs));
}

void ContrastLook::lookAtLabel(QLabel& label, const QString& where) {
    if (!label.textInteractionFlags().testFlag(Qt::TextSelectableByMouse) || label.textFormat() == Qt::RichText)
        return;
    label.setSelection(0, static_cast<int>(label.text().size()));
    look(*label.window(), where + QStringLiteral(", text selected"), inWindow(label));
    label.setSelection(0, 0);
}

void ContrastLook::lookAtMenu(QMenu& menu, const QString& where, QPoint at) {
    menu.popup(at);
    QVERIFY2(menu.isVisible(), qPrintable(where));
    look(menu, where);
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible())
            continue;
        menu.setActiveAction(action);
        look(menu, where + QStringLiteral(", chosen"), menu.actionGeometry(action));
        if (action->menu() && !action->menu()->isEmpty()) {
            action->menu()->hide();
            lookAtMenu(*action->menu(), where + QStringLiteral(" > ") + action->text(), at);
        }
    }
    menu.hide();
}

void ContrastLook::verify() const {
    QStringList all;
    for (const auto& [what, fault] : m_faults)
        all << fault;
    QVERIFY2(m_faults.empty(), qPrintable(QLatin1Char('\n') + all.join(QLatin1Char('\n'))));
}
