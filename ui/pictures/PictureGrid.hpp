// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"

#include <QImage>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace studio::ui {

/// A few dozen pictures that one can click, step through with the arrow keys and drag: samples in a grid, or frames in
/// a row. The pictures are as large as the room allows; a cell without a picture yet is drawn empty, so nothing jumps
/// when it comes.
class PictureGrid : public QWidget {
    Q_OBJECT

public:
    enum class Arrangement {
        Grid, ///< as many columns as make the cells largest
        Row,  ///< all in one row, from the left
    };
    using DragSource = std::function<DraggedPicture(int index)>;

    explicit PictureGrid(Arrangement arrangement, QWidget* parent = nullptr);

    /// Keeps `count` cells; those that are new are empty. `aspect` is width over height of a picture.
    void setCount(int count, double aspect = 1.0);
    int count() const noexcept { return static_cast<int>(m_pictures.size()); }
    void setPicture(int index, const QImage& picture);
    const QImage& picture(int index) const { return m_pictures.at(static_cast<std::size_t>(index)); }
    /// Dims all pictures while others are on their way.
    void setStale(bool stale);
    void setLargestCell(int pixels); ///< in a row or grid with much room, cells stop growing here
    int widestRow() const;           ///< px that a row can use: all of it, with cells as large as they get
    void setItemName(const QString& name) { m_itemName = name; } ///< "Sample": tool tips count it
    void setDragSource(DragSource source) { m_dragSource = std::move(source); }

    int currentIndex() const noexcept { return m_current; }
    void setCurrentIndex(int index); ///< -1: none
    QRect cellRect(int index) const;
    int indexAt(QPoint position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {96, 48}; }

Q_SIGNALS:
    void currentIndexChanged(int index);
    /// Clicked, or Enter pressed on it.
    void activated(int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Layout {
        int columns = 1;
        QSize cell;
    };
    Layout layoutCells() const;
    std::optional<DraggedPicture> usable(int index) const; ///< as a menu or a drag takes it

    Arrangement m_arrangement;
    std::vector<QImage> m_pictures;
    double m_aspect = 1.0;
    int m_largestCell = 160;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
    bool m_stale = false;
    QString m_itemName;
    DragSource m_dragSource;
};

} // namespace studio::ui
