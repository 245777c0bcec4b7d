// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/StudioStyle.hpp"

#include "ui/theme/FocusRing.hpp"
#include "ui/theme/Theme.hpp"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStyledItemDelegate>

namespace studio::ui {

StudioStyle::StudioStyle()
    : QProxyStyle(QStringLiteral("Fusion")) {}

void StudioStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (auto* button = qobject_cast<QPushButton*>(widget))
        button->setAutoDefault(true); // Enter presses what has the focus, outside of dialogs too
    if (qobject_cast<QScrollArea*>(widget) && !widget->findChild<FocusRing*>(QString(), Qt::FindDirectChildrenOnly))
        new FocusRing(widget);
    if (!qobject_cast<QComboBox*>(widget) && !qobject_cast<QAbstractSpinBox*>(widget))
        return;
    // A list that opens is painted by the style sheet, as other lists are. With Qt's own delegate it would be a menu.
    if (auto* combo = qobject_cast<QComboBox*>(widget); combo && combo->itemDelegate()->inherits("QComboBoxDelegate"))
        combo->setItemDelegate(new QStyledItemDelegate(combo));
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

bool StudioStyle::eventFilter(QObject* watched, QEvent* event) {
    // A wheel that scrolls a panel must not change the values it passes over.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QProxyStyle::eventFilter(watched, event);
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return static_cast<int>(Qt::LeftButton); // a click on the groove goes there
    case SH_ComboBox_Popup:                      // a list below the field, not a menu over it
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

/// Icons are as large as the letters beside them.
int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    const int length = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
        return Theme::scaled(length);
    default:
        return length;
    }
}

} // namespace studio::ui
