// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WipeView.hpp"

#include "ui/theme/Theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double keyStep = 0.05;
constexpr int handleSize = 14;

} // namespace

WipeView::WipeView(QWidget* parent)
    : ImageView(parent) {
    setFocusPolicy(Qt::StrongFocus);
}

void WipeView::setBefore(const QImage& before, const QString& beforeName, const QString& afterName) {
    m_before = before;
    m_beforeName = beforeName;
    m_afterName = afterName;
    setCursor(isWiping() ? Qt::SplitHCursor : Qt::ArrowCursor);
    update();
}

void WipeView::setDivider(double share) {
    m_divider = std::clamp(share, 0.0, 1.0);
    update();
}

void WipeView::paintEvent(QPaintEvent* event) {
    ImageView::paintEvent(event);
    if (!isWiping())
        return;
    const Colours& colours = Theme::current().colours();
    const QRect target = pictureRect();
    const int x = target.left() + static_cast<int>(std::lround(m_divider * target.width()));
    QPainter painter(this);
    painter.setClipRect(QRect(target.topLeft(), QPoint(x - 1, target.bottom())));
    paintPicture(painter, target, m_before);
    painter.setClipping(false);
    paintPictureName(painter, target, m_beforeName, Qt::AlignLeft);
    paintPictureName(painter, target, m_afterName, Qt::AlignRight);
    painter.fillRect(QRect(x - 1, target.top(), 2, target.height()), colours.accent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.window, 1.5));
    painter.setBrush(colours.accent);
    const int size = Theme::scaled(handleSize);
    painter.drawEllipse(QRectF(x - size / 2.0, target.center().y() - size / 2.0, size, size));
}

void WipeView::mousePressEvent(QMouseEvent* event) {
    ImageView::mousePressEvent(event);
    event->accept(); // moves with the button down come here only when the press was taken
}

void WipeView::mouseMoveEvent(QMouseEvent* event) {
    ImageView::mouseMoveEvent(event);
    const QRect target = pictureRect();
    if (isWiping() && event->buttons().testFlag(Qt::LeftButton) && target.width() > 0)
        setDivider((event->position().x() - target.left()) / target.width());
}

void WipeView::keyPressEvent(QKeyEvent* event) {
    if (!isWiping())
        return ImageView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return setDivider(m_divider - keyStep);
    case Qt::Key_Right:
        return setDivider(m_divider + keyStep);
    case Qt::Key_Home:
        return setDivider(0.0);
    case Qt::Key_End:
        return setDivider(1.0);
    default:
        return ImageView::keyPressEvent(event);
    }
}

} // namespace studio::ui
