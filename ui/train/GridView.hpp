// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/WipeView.hpp"

#include <optional>

namespace studio::ui {

/// A grid of pictures that a training drew: what a row is stands beside it, the picture under the pointer or the arrow
/// keys is framed, with its original where there is one, can be dragged elsewhere, and is chosen by click or Enter.
class GridView : public WipeView {
    Q_OBJECT

public:
    /// Place of a picture.
    struct Cell {
        int column = 0;
        int row = 0;
        bool operator==(const Cell&) const = default;
    };
    /// What the grid's image is made of; rows come in pairs where originals stand above what was made of them.
    struct Layout {
        int columns = 1;
        int rows = 1;
        int gap = 0; ///< px of the image between the pictures
        bool inPairs = false;
    };

    explicit GridView(QWidget* parent = nullptr);

    void setGrid(const QImage& image, const Layout& layout);
    /// How many pictures there are; the last row may be short.
    int count() const noexcept { return m_count; }
    const Layout& gridLayout() const noexcept { return m_layout; }
    /// The part of an image of this layout that `cell` takes.
    QRect partOf(const QImage& image, Cell cell) const;
    /// Where a picture stands, in widget coordinates.
    QRect cellRect(Cell cell) const;
    /// "Picture 3, original"
    QString nameOf(Cell cell) const;

Q_SIGNALS:
    void chosen(studio::ui::GridView::Cell cell);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent*) override {} // the first click has shown it large
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void addToMenu(QMenu& menu, const NamedPicture& about) override;
    NamedPicture pictureAt(QPoint position) const override;
    QPoint menuPoint() const override { return cellRect(m_current).center(); }
    QMargins surround() const override;

private:
    std::optional<Cell> cellAt(QPoint position) const;
    int indexOf(Cell cell) const;
    int countPictures() const;
    void paintMissing(QPainter& painter) const;
    void paintRowNames(QPainter& painter) const;
    void paintFrame(QPainter& painter, Cell cell, const QColor& colour) const;
    void moveTo(Cell cell);

    Layout m_layout;
    int m_count = 1; ///< pairs count once
    std::optional<Cell> m_hovered;
    Cell m_current; ///< of the keyboard
    QPoint m_pressedAt;
    bool m_dragged = false;
};

} // namespace studio::ui
