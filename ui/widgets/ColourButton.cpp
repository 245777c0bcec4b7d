// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ColourButton.hpp"

#include "ui/theme/Theme.hpp"

#include <QColorDialog>
#include <QPainter>

namespace studio::ui {

ColourButton::ColourButton(const QColor& colour, QWidget* parent)
    : QToolButton(parent)
    , m_colour(colour) {
    setFixedSize(space::controlHeight, space::controlHeight);
    setToolTip(tr("Choose a colour"));
    connect(this, &QToolButton::clicked, this, &ColourButton::choose);
}

void ColourButton::setColour(const QColor& colour) {
    if (!colour.isValid() || colour == m_colour)
        return;
    m_colour = colour;
    setAccessibleDescription(colour.name());
    update();
    Q_EMIT colourChanged();
}

void ColourButton::choose() {
    setColour(QColorDialog::getColor(m_colour, this, tr("Background of transparent pictures")));
}

void ColourButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    QPainter painter(this);
    const QRect area = rect().adjusted(8, 8, -8, -8);
    painter.fillRect(area, m_colour);
    painter.setPen(Theme::current().colours().line);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace studio::ui
