// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"

#include <QAbstractScrollArea>
#include <QCache>
#include <QImage>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QMenu;

namespace studio::ui {

/// What a grid shows, by index into the whole dataset. `picture` is only asked for what is on the screen.
struct PictureSource {
    std::int64_t count = 0;
    std::function<QImage(std::int64_t)> picture;
    std::function<int(std::int64_t)> label; ///< -1: none
    std::function<QString(std::int64_t)> name;
    std::function<DraggedPicture(std::int64_t)> dragged = {}; ///< what leaves the grid; without it nothing does
    std::function<QString(std::int64_t)> file = {};           ///< the picture's own file; empty: none is known
    std::function<bool(std::int64_t)> isLeftOut = {};         ///< of trainings; without it nothing can be left out
};

/// Any number of pictures in equal cells; only the visible ones are read and painted. Ctrl+wheel changes the size,
/// arrows, Page Up/Down, Home and End move the selection; a double click or Enter shows a picture large, Delete leaves
/// it out of trainings, the right button shows what else can be done with it, and it can be dragged out.
class ThumbnailGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ThumbnailGrid(QWidget* parent = nullptr);

    void setSource(PictureSource source);
    /// Shows only pictures of this class; -1 shows all.
    void setClassFilter(int label);
    int classFilter() const noexcept { return m_filter; }
    std::int64_t shownCount() const noexcept { return static_cast<std::int64_t>(m_shown.size()); }

    void setThumbnailSize(int pixels);
    int thumbnailSize() const noexcept { return m_size; }

    /// Index into the dataset of the selected picture, or -1.
    std::int64_t current() const noexcept { return m_current; }
    void setCurrent(std::int64_t index);

    static constexpr int smallest = 24;
    static constexpr int largest = 256;

Q_SIGNALS:
    void currentChanged(std::int64_t index);
    /// Someone wants trainings to do without a picture, or with it again.
    void leaveOutWanted(std::int64_t index, bool leftOut);
    void thumbnailSizeChanged(int pixels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    int rowWidth() const; ///< with a gap after the last column
    int columns() const;
    int cellSize() const; ///< near m_size
    int pitch() const;
    QRect cellRect(std::int64_t position) const;
    std::int64_t positionAt(const QPoint& point) const;
    std::int64_t positionOf(std::int64_t index) const;
    void select(std::int64_t position);
    void showPosition(std::int64_t position);
    void enlarge(std::int64_t index);
    void updateShown();
    void updateScrollBar();
    const QImage& picture(std::int64_t index);
    bool isLeftOut(std::int64_t index) const;
    void toggleLeftOut(std::int64_t index);
    void addLeaveOut(QMenu& menu, std::int64_t index);
    void paintCell(QPainter& painter, std::int64_t position);

    PictureSource m_source;
    std::vector<std::int64_t> m_shown;
    QCache<std::int64_t, QImage> m_pictures;
    std::int64_t m_current = -1;
    std::int64_t m_hovered = -1;
    std::optional<QPoint> m_pressedAt; ///< while the left button may begin a drag
    int m_filter = -1;
    int m_size = 64;
};

} // namespace studio::ui
