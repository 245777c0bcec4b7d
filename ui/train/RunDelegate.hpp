// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio::ui {

/// A row of the run list: an eye that shows or hides its curves, the run's colour, name, model, state and progress.
class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

    /// Where a row that stands in `row` has its parts, px.
    static QRect eyeRect(const QRect& row);
    static QRect dotRect(const QRect& row);
    static QRect textRect(const QRect& row);
    /// The model and the state; the state alone where the run bears the model's name.
    static QString detailText(const QModelIndex& index);
};

} // namespace studio::ui
