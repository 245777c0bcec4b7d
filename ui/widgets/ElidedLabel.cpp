// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ElidedLabel.hpp"

#include "ui/theme/Theme.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace studio::ui {

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent) {
    setFont(Theme::font(FontRole::SecondaryNumbers));
    setProperty("look", QStringLiteral("secondary"));
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()), fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    // Widths are rounded: what just fits would be cut by a fraction of a pixel.
    const bool fits = sizeHint().width() <= width();
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fits ? text() : fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || sizeHint().width() <= width())
        return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

} // namespace studio::ui
