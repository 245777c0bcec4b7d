// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Swatch.hpp"

#include <QPainter>
#include <QPixmap>

namespace studio::ui {

QIcon swatchIcon(const QColor& colour) {
    QIcon icon;
    for (const int size : {16, 32}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const double radius = size * 0.31;
        painter.drawEllipse(QPointF(size / 2.0, size / 2.0), radius, radius);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace studio::ui
