// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DropOverlay.hpp"

#include "ui/theme/Theme.hpp"

#include <QPainter>

namespace studio::ui {

DropOverlay::DropOverlay(QWidget* window)
    : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::showFor(const QString& text) {
    m_text = text;
    setGeometry(parentWidget()->rect());
    show();
    raise();
}

void DropOverlay::paintEvent(QPaintEvent*) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colours.window;
    veil.setAlphaF(0.85F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(colours.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), space::radius, space::radius);
    painter.setPen(colours.text);
    painter.setFont(Theme::font(FontRole::Title));
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace studio::ui
