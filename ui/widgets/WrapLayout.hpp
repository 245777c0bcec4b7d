// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace studio::ui {

/// Things beside each other, in as many rows as the width asks for. What can grow takes the room that its row has left,
/// and the last thing that is seen stands at the right.
class WrapLayout : public QLayout {
    Q_OBJECT

public:
    explicit WrapLayout(QWidget* parent = nullptr);
    ~WrapLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    using Row = std::vector<QLayoutItem*>;
    std::vector<Row> rowsIn(int width) const;
    const QLayoutItem* lastShown() const;
    void place(const Row& row, const QRect& place) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace studio::ui
