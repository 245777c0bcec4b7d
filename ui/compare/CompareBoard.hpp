// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"

#include <QColor>
#include <QImage>
#include <QWidget>

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace studio::ui {

/// One run on the board: its pictures row by row, and its figures as text with units.
struct BoardColumn {
    QString name;
    QString detail; ///< "vae, latent 4 x 8 x 8"
    QColor colour;
    std::vector<std::vector<QImage>> rows; ///< empty row: nothing to show here
    std::map<int, QString> offers;         ///< by row: what a click does about an empty one
    std::vector<QString> figures;
    bool stale = true;
};

/// Runs in columns with the same rows in each: what a row is stands at the left, the figures of each run below. Every
/// picture can be seen large, copied, saved, used and dragged out; the arrow keys go from one to the next.
class CompareBoard : public QWidget {
    Q_OBJECT

public:
    struct Line {
        QString name;
        QString help;
    };

    explicit CompareBoard(QWidget* parent = nullptr);

    void setLines(std::vector<Line> rows, std::vector<Line> figures);
    void setPicturesPerRow(int count);
    /// How high the part of the window is that the board is seen through: where it fits, its pictures grow.
    void setRoomHeight(int height);
    void setColumns(std::vector<BoardColumn> columns);
    /// What the tooltip of every offer says.
    void setOfferHelp(const QString& help) { m_offerHelp = help; }
    const std::vector<BoardColumn>& columns() const noexcept { return m_columns; }
    /// For each figure the columns that are best in it.
    void setBest(std::vector<std::set<int>> best);
    /// Inputs (pictures of row 0) that a shuffle keeps.
    void setPinned(std::set<int> pinned);

    QRect cellRect(int column, int row, int picture) const;
    /// Of a picture, or of an offer.
    struct Place {
        int column = 0;
        int row = 0;
        int picture = 0;
    };
    const Place& current() const noexcept { return m_current; } ///< that the keyboard is at
    /// The whole board as a picture, `scale` device pixels a unit.
    QImage render(int width, double scale) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void inputClicked(int picture);
    void offerClicked(int column, int row);
    void currentMoved(const QRect& cell); ///< with a key

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// Where things stand for a board of some width.
    struct Geometry {
        int columnWidth = 0;
        int cell = 0;
        std::vector<int> rowTop; ///< -1: no run has this row, or can have it
        int figuresTop = 0;
        int height = 0;
    };
    static int figureHeight();
    Geometry measure(int width) const;
    QRect cellRect(const Geometry& geometry, int column, int row, int picture) const;
    QRect rectOf(const Geometry& geometry, const Place& place) const;
    QRect emptyRect(const Geometry& geometry, int column, int row) const;
    const QImage* pictureOf(const Place& place) const; ///< nullptr: none there
    bool isOffer(const Place& place) const;
    bool exists(const Place& place) const { return pictureOf(place) || isOffer(place); }
    std::optional<Place> placeAt(QPoint position) const; ///< of what is there to see or to press
    std::optional<DraggedPicture> usable(const Place& place) const;
    void handlePictures();
    void press(const Place& place);
    void moveTo(const Place& place);
    void moveSideways(int by);
    void moveUpOrDown(int by);
    QString helpAt(QPoint position) const;
    void paint(QPainter& painter, int width) const;
    void paintHeader(QPainter& painter, const Geometry& geometry, int column) const;
    void paintPictures(QPainter& painter, const Geometry& geometry, int column) const;
    void paintFigures(QPainter& painter, const Geometry& geometry, int column) const;
    void paintNames(QPainter& painter, const Geometry& geometry) const;

    std::vector<Line> m_rows;
    std::vector<Line> m_figures;
    std::vector<BoardColumn> m_columns;
    std::vector<std::set<int>> m_best;
    QString m_offerHelp;
    std::set<int> m_pinned;
    int m_perRow = 6;
    int m_roomHeight = 0;
    Place m_current;
    std::optional<Place> m_pressed;
};

} // namespace studio::ui
