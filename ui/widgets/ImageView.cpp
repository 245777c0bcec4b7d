// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ImageView.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/PictureMenu.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include <algorithm>

namespace studio::ui {

ImageView::ImageView(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImageView::setImage(const Image& image) {
    setImage(toQImage(image));
}

void ImageView::setImage(const QImage& image) {
    m_image = image;
    update();
}

void ImageView::setPlaceholder(const QString& text) {
    m_placeholder = text;
    update();
}

void ImageView::setCaption(const QString& text) {
    m_caption = text;
    update();
}

void ImageView::setClickable(bool clickable) {
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ImageView::setSelected(bool selected) {
    m_selected = selected;
    update();
}

QRect ImageView::pictureRect() const {
    if (m_image.isNull())
        return {};
    const QRect room = rect().marginsRemoved(surround());
    QSize size = m_image.size().scaled(room.size(), Qt::KeepAspectRatio);
    // Whole multiples keep the pixels of a strongly enlarged picture equally large.
    const int times = size.width() / m_image.width();
    if (times >= 4)
        size = m_image.size() * times;
    QRect target(QPoint(), size);
    target.moveCenter(room.center());
    return target;
}

void ImageView::paintEvent(QPaintEvent*) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    const bool marked = m_selected || m_dropping || (m_clickable && hasFocus());
    const QColor line = marked ? colours.accent : (m_clickable && m_hovered ? colours.secondary : colours.line);
    if (m_image.isNull()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(line, 1, acceptDrops() ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(m_dropping ? colours.raised : colours.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
        painter.setPen(colours.secondary);
        painter.setFont(Theme::font(FontRole::Secondary));
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const QRect target = pictureRect();
    paintPicture(painter, target, m_image);
    painter.setPen(QPen(line, marked ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(target.adjusted(-1, -1, 0, 0));
    paintPictureName(painter, target, m_caption);
}

void ImageView::mousePressEvent(QMouseEvent* event) {
    if (!m_clickable)
        QWidget::mousePressEvent(event);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const bool isLarge = window()->objectName() == QLatin1String("largePicture");
    if (!m_image.isNull() && !m_clickable && !isLarge && pictureRect().contains(event->pos())) {
        const NamedPicture about = pictureAt(event->pos());
        showLarge(this, about.picture, about.name);
    }
    Q_EMIT doubleClicked();
}

void ImageView::contextMenuEvent(QContextMenuEvent* event) {
    if (m_image.isNull())
        return event->ignore();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const NamedPicture about = pictureAt(byKey ? menuPoint() : event->pos());
    QMenu* menu = makePictureMenu(this, about.picture, about.name);
    addToMenu(*menu, about);
    menu->popup(byKey ? mapToGlobal(menuPoint()) : event->globalPos());
}

NamedPicture ImageView::pictureAt(QPoint) const {
    return {m_image, accessibleName()};
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    const QRect target = pictureRect();
    if (!target.contains(event->pos()))
        return Q_EMIT hovered(QPoint(-1, -1));
    const QPoint inside = event->pos() - target.topLeft();
    Q_EMIT hovered(
        QPoint(inside.x() * m_image.width() / target.width(), inside.y() * m_image.height() / target.height()));
}

void ImageView::keyPressEvent(QKeyEvent* event) {
    const bool press = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_clickable && press)
        return Q_EMIT clicked();
    QWidget::keyPressEvent(event);
}

void ImageView::enterEvent(QEnterEvent*) {
    m_hovered = true;
    update();
}

void ImageView::leaveEvent(QEvent*) {
    m_hovered = false;
    Q_EMIT hovered(QPoint(-1, -1));
    update();
}

void ImageView::dragEnterEvent(QDragEnterEvent* event) {
    if (localPaths(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_dropping = true;
    update();
}

void ImageView::dragLeaveEvent(QDragLeaveEvent*) {
    m_dropping = false;
    update();
}

void ImageView::dropEvent(QDropEvent* event) {
    m_dropping = false;
    update();
    event->acceptProposedAction();
    Q_EMIT pathsDropped(localPaths(event->mimeData()));
}

void paintPicture(QPainter& painter, const QRect& target, const QImage& image) {
    if (image.isNull() || target.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, target.width() <= 2 * image.width());
    painter.drawImage(target, image);
}

void paintPictureName(QPainter& painter, const QRect& target, const QString& name, Qt::Alignment side) {
    if (name.isEmpty())
        return;
    painter.setFont(Theme::font(FontRole::SecondaryNumbers));
    const QFontMetrics letters = painter.fontMetrics();
    const QSize size(std::min(letters.horizontalAdvance(name) + 12, target.width()), letters.height() + 4);
    QRect label({}, size);
    label.moveBottomLeft(target.bottomLeft());
    if (side & Qt::AlignRight)
        label.moveBottomRight(target.bottomRight());
    const Colours& colours = Theme::current().colours();
    QColor veil = colours.window;
    veil.setAlpha(210);
    painter.fillRect(label, veil);
    painter.setPen(colours.text);
    painter.drawText(label, Qt::AlignCenter, letters.elidedText(name, Qt::ElideRight, label.width() - 4));
}

QStringList localPaths(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace studio::ui
