// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/FocusRing.hpp"

#include "ui/theme/Theme.hpp"

#include <QFocusEvent>
#include <QPainter>

namespace studio::ui {

namespace {

bool isByKey(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

} // namespace

FocusRing::FocusRing(QWidget* around)
    : QWidget(around) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    around->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::FocusIn:
        setGeometry(parentWidget()->rect());
        raise();
        setVisible(isByKey(static_cast<QFocusEvent*>(event)->reason()));
        break;
    case QEvent::FocusOut:
        hide();
        break;
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().colours().accent);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
}

} // namespace studio::ui
