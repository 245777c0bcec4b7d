// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/PreviewGrid.hpp"

#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureHandling.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QPainter>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int gap = space::one;

/// The largest square cell with which `count` cells fill a room without overflowing it.
int cellSize(const QSize& room, int count) {
    int best = 8;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const int cell = std::min((room.width() + gap) / columns - gap, (room.height() + gap) / rows - gap);
        best = std::max(best, cell);
    }
    return best;
}

} // namespace

PreviewGrid::PreviewGrid(QWidget* parent)
    : QWidget(parent)
    , m_handling(new PictureHandling(this, [this](QPoint position) { return pictureAt(position); })) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(200, 160);
    setAccessibleName(tr("Preview of the import"));
}

void PreviewGrid::setPictures(std::vector<QImage> pictures, QStringList names) {
    m_pictures = std::move(pictures);
    m_names = std::move(names);
    update();
}

void PreviewGrid::setUses(bool uses) {
    m_handling->setUses(uses);
}

void PreviewGrid::setPlaceholder(const QString& text) {
    m_placeholder = text;
    update();
}

QRect PreviewGrid::cellRect(int index) const {
    const int cell = cellSize(size(), static_cast<int>(m_pictures.size()));
    const int columns = std::max(1, (width() + gap) / (cell + gap));
    return {(index % columns) * (cell + gap), (index / columns) * (cell + gap), cell, cell};
}

std::optional<DraggedPicture> PreviewGrid::pictureAt(QPoint position) const {
    for (int i = 0; i < static_cast<int>(m_pictures.size()); ++i) {
        if (cellRect(i).contains(position))
            return DraggedPicture{fromQImage(m_pictures[static_cast<std::size_t>(i)]), {}, {}, m_names.value(i)};
    }
    return std::nullopt;
}

void PreviewGrid::paintEvent(QPaintEvent*) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    if (m_pictures.empty()) {
        painter.setPen(colours.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    for (int i = 0; i < static_cast<int>(m_pictures.size()); ++i) {
        const QRect target = cellRect(i);
        paintPicture(painter, target.adjusted(1, 1, -1, -1), m_pictures[static_cast<std::size_t>(i)]);
        painter.setPen(colours.line);
        painter.drawRect(target.adjusted(0, 0, -1, -1));
    }
}

} // namespace studio::ui
