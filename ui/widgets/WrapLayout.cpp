// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WrapLayout.hpp"

#include <algorithm>

namespace studio::ui {

namespace {

int heightOf(const std::vector<QLayoutItem*>& row) {
    int height = 0;
    for (const QLayoutItem* item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

bool grows(const QLayoutItem& item) {
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

WrapLayout::WrapLayout(QWidget* parent)
    : QLayout(parent) {}

WrapLayout::~WrapLayout() = default;

void WrapLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

QLayoutItem* WrapLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* WrapLayout::takeAt(int index) {
    if (!itemAt(index))
        return nullptr;
    const auto place = m_items.begin() + index;
    QLayoutItem* item = place->release();
    m_items.erase(place);
    return item;
}

std::vector<WrapLayout::Row> WrapLayout::rowsIn(int width) const {
    std::vector<Row> rows;
    int used = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width();
        if (rows.empty() || used + spacing() + wanted > width) {
            rows.emplace_back();
            used = wanted;
        } else {
            used += spacing() + wanted;
        }
        rows.back().push_back(item.get());
    }
    return rows;
}

const QLayoutItem* WrapLayout::lastShown() const {
    const auto shown = [](const auto& item) { return !item->isEmpty(); };
    const auto last = std::ranges::find_if(m_items.rbegin(), m_items.rend(), shown);
    return last == m_items.rend() ? nullptr : last->get();
}

void WrapLayout::place(const Row& row, const QRect& place) const {
    int left = place.width() - spacing() * (static_cast<int>(row.size()) - 1);
    for (const QLayoutItem* item : row)
        left -= item->sizeHint().width();
    int x = place.left();
    for (QLayoutItem* item : row) {
        int width = item->sizeHint().width();
        if (left < 0) { // alone in its row, and too wide for it
            width = std::max(item->minimumSize().width(), width + left);
        } else if (grows(*item)) {
            const int more = std::min(left, item->maximumSize().width() - width);
            width += more;
            left -= more;
        }
        if (item == lastShown())
            x = std::max(x, place.right() + 1 - width);
        item->setGeometry({x, place.top(), width, place.height()});
        x += width + spacing();
    }
}

int WrapLayout::heightForWidth(int width) const {
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const auto rows = rowsIn(width - margins.left() - margins.right());
    for (const Row& row : rows)
        height += heightOf(row);
    return height + spacing() * std::max(0, static_cast<int>(rows.size()) - 1);
}

QSize WrapLayout::sizeHint() const {
    QSize size;
    for (const auto& item : m_items)
        size = {size.width() + item->sizeHint().width(), std::max(size.height(), item->sizeHint().height())};
    return size.grownBy(contentsMargins()) + QSize(spacing() * std::max(0, count() - 1), 0);
}

QSize WrapLayout::minimumSize() const {
    QSize size;
    for (const auto& item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int y = inside.top();
    for (const Row& row : rowsIn(inside.width())) {
        const int height = heightOf(row);
        place(row, {inside.left(), y, inside.width(), height});
        y += height + spacing();
    }
}

} // namespace studio::ui
