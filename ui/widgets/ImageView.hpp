// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <QImage>
#include <QStringList>
#include <QWidget>

class QMenu;
class QMimeData;
class QPainter;

namespace studio::ui {

struct NamedPicture {
    QImage picture;
    QString name;
};

/// Shows one picture as large as fits, its shape kept: smooth up to twice its size, nearest-neighbour beyond, a 1 px
/// line around it. Takes dropped files when setDropEnabled, and can be clicked and pressed by keyboard. A double click
/// shows the picture large where a click means nothing; the right button copies and saves it.
class ImageView : public QWidget {
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    void setImage(const Image& image);
    void setImage(const QImage& image);
    const QImage& image() const noexcept { return m_image; }
    void clear() { setImage(QImage()); }

    /// Said in place of a missing picture.
    void setPlaceholder(const QString& text);
    /// A short text over the lower edge, "A" or "step 400"; empty for none.
    void setCaption(const QString& text);
    void setDropEnabled(bool enabled) { setAcceptDrops(enabled); }
    /// A clickable view shows hover and focus and emits clicked().
    void setClickable(bool clickable);
    void setSelected(bool selected);

    /// Where the picture stands now, in widget coordinates; empty without one.
    QRect pictureRect() const;

    QSize sizeHint() const override { return {224, 224}; }
    QSize minimumSizeHint() const override { return {48, 48}; }

Q_SIGNALS:
    void clicked();
    void doubleClicked();
    void pathsDropped(const QStringList& paths);
    /// The pixel of the picture under the pointer, or (-1, -1) when it leaves.
    void hovered(QPoint pixel);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    /// Called for each menu of a picture, after the actions that every picture has.
    virtual void addToMenu(QMenu&, const NamedPicture&) {}
    /// What the menu and a double click are about: all of the picture, or the part of it that `position` points at.
    virtual NamedPicture pictureAt(QPoint position) const;
    /// Where the menu that is asked for by a key opens.
    virtual QPoint menuPoint() const { return pictureRect().center(); }
    /// Room to keep free around the picture.
    virtual QMargins surround() const { return {2, 2, 2, 2}; }

private:
    QImage m_image;
    QString m_placeholder;
    QString m_caption;
    bool m_clickable = false;
    bool m_selected = false;
    bool m_hovered = false;
    bool m_dropping = false;
};

/// Draws `image` into `target` as the studio shows pictures: smooth when small, crisp pixels when enlarged past twice.
void paintPicture(QPainter& painter, const QRect& target, const QImage& image);
/// Writes what a picture that stands in `target` is called over its lower edge, at the left or at the right.
void paintPictureName(QPainter& painter, const QRect& target, const QString& name, Qt::Alignment side = Qt::AlignLeft);

/// Local files of a drag or drop, in order.
QStringList localPaths(const QMimeData* data);

} // namespace studio::ui
