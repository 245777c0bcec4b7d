// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunDelegate.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/train/RunListModel.hpp"

#include <QMouseEvent>
#include <QPainter>

namespace studio::ui {

namespace {

constexpr int rowHeight = 48;
constexpr int eyeWidth = 32;
constexpr int dotSize = 9;
constexpr int textLeft = 32;

} // namespace

QRect RunDelegate::eyeRect(const QRect& row) {
    const int width = Theme::scaled(eyeWidth);
    return {row.right() + 1 - width, row.top(), width, row.height()};
}

QRect RunDelegate::dotRect(const QRect& row) {
    const int size = Theme::scaled(dotSize);
    QRect dot(0, 0, size, size);
    dot.moveCenter({row.left() + Theme::scaled(textLeft) / 2, row.top() + Theme::scaled(17)});
    return dot;
}

QRect RunDelegate::textRect(const QRect& row) {
    return {QPoint(row.left() + Theme::scaled(textLeft), row.top() + Theme::scaled(7)),
            QPoint(eyeRect(row).left() - Theme::scaled(4), row.bottom() - Theme::scaled(8))};
}

QString RunDelegate::detailText(const QModelIndex& index) {
    const QString model = index.data(RunListModel::ModelRole).toString();
    const QString state = index.data(RunListModel::StateTextRole).toString();
    if (model == index.data(RunListModel::RunRole).toString())
        return state;
    return QStringLiteral("%1  \u00B7  %2").arg(model, state);
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& colours = Theme::current().colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colours.raised : colours.panel);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), space::radius, space::radius);
    }
    const bool shown = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    const QColor colour = index.data(RunListModel::ColourRole).value<QColor>();
    painter->setPen(QPen(colour, 2));
    painter->setBrush(shown ? QBrush(colour) : Qt::NoBrush);
    painter->drawEllipse(dotRect(option.rect));

    const QRect text = textRect(option.rect);
    painter->setPen(colours.text);
    painter->setFont(Theme::font(FontRole::Body));
    painter->drawText(
        text, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(index.data(RunListModel::RunRole).toString(), Qt::ElideRight, text.width()));
    const bool warned = index.data(RunListModel::WarningRole).toBool();
    painter->setPen(warned ? colours.warning : colours.secondary);
    painter->setFont(Theme::font(FontRole::SecondaryNumbers));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                      painter->fontMetrics().elidedText(detailText(index), Qt::ElideRight, text.width()));

    if (const double progress = index.data(RunListModel::ProgressRole).toDouble(); progress >= 0.0) {
        const QRectF groove(text.left(), option.rect.bottom() - 5, option.rect.right() - 7 - text.left(), 2);
        painter->fillRect(groove, colours.line);
        painter->fillRect(QRectF(groove.topLeft(), QSizeF(groove.width() * progress, groove.height())), colour);
    }
    QRect eye(QPoint(), Theme::scaled(QSize(18, 18)));
    eye.moveCenter(eyeRect(option.rect).center());
    Theme::icon(shown ? QStringLiteral("eye") : QStringLiteral("eye-off"), shown ? colours.secondary : colours.line)
        .paint(painter, eye);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(colours.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), space::radius, space::radius);
    }
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, Theme::scaled(rowHeight)}; // the list stretches it; a wider one would be cut off in a narrow pane
}

bool RunDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
    const auto toggle = [&] {
        const bool shown = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        return model->setData(index, shown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    };
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton && eyeRect(option.rect).contains(mouse->position().toPoint()))
            return toggle();
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
        return toggle();
    return false;
}

} // namespace studio::ui
