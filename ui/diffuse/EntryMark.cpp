// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/EntryMark.hpp"

#include "ui/diffuse/Filmstrip.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QPainter>
#include <QPainterPath>

namespace studio::ui {

namespace {

constexpr int arrowRoom = 24; // behind the picture

} // namespace

EntryMark::EntryMark(QWidget* parent)
    : QWidget(parent) {
    setFixedSize(Filmstrip::frameSide() + arrowRoom, Filmstrip::stripHeight());
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void EntryMark::setEntry(std::optional<FilmEntry> entry) {
    m_entry = std::move(entry);
    setVisible(m_entry.has_value());
    if (!m_entry)
        return;
    const QString text = tr("The picture enters at step %1, with the noise of that step").arg(m_entry->skipped);
    setToolTip(text);
    setAccessibleName(text);
    update();
}

void EntryMark::paintEvent(QPaintEvent*) {
    if (!m_entry)
        return;
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    const int side = Filmstrip::frameSide();
    const QRect picture(2, side / 2, side, side); // between both rows of frames, about
    paintPicture(painter, picture, m_entry->picture);
    painter.setPen(colours.line);
    painter.drawRect(picture.adjusted(-1, -1, 0, 0));
    painter.setPen(colours.secondary);
    painter.setFont(Theme::font(FontRole::SecondaryNumbers));
    QRect text = picture.translated(0, picture.height() + 4);
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("enters at step %1").arg(m_entry->skipped));

    const QPointF tip(side + 20, picture.center().y());
    QPainterPath arrow(tip);
    arrow.lineTo(tip + QPointF(-9, -6));
    arrow.lineTo(tip + QPointF(-9, 6));
    arrow.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(arrow, colours.accent);
}

} // namespace studio::ui
