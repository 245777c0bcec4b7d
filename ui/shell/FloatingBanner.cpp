// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FloatingBanner.hpp"

#include "ui/theme/Theme.hpp"

#include <QEvent>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int widest = 680;
constexpr int noticeMilliseconds = 12000; // time to read two sentences and to reach for the button

} // namespace

FloatingBanner::FloatingBanner(QWidget* parent)
    : Banner(parent)
    , m_goes(new QTimer(this)) {
    m_goes->setSingleShot(true);
    connect(m_goes, &QTimer::timeout, this, [this] {
        if (underMouse())
            return m_goes->start();
        hide();
    });
    m_goes->setInterval(noticeMilliseconds);
}

void FloatingBanner::setHost(QWidget* host) {
    m_host = host;
    setParent(host);
    host->installEventFilter(this);
}

bool FloatingBanner::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_host && event->type() == QEvent::Resize)
        place();
    return Banner::eventFilter(watched, event);
}

bool FloatingBanner::event(QEvent* event) {
    const bool done = Banner::event(event);
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::LayoutRequest: // another text, or its details unfolded
        place();
        tone() == Tone::Notice ? m_goes->start() : m_goes->stop();
        break;
    default:
        break;
    }
    return done;
}

void FloatingBanner::place() {
    if (!m_host || isHidden())
        return;
    const int width = std::min(m_host->width() - 2 * space::two, Theme::scaled(widest));
    const int wanted = hasHeightForWidth() ? heightForWidth(width) : sizeHint().height();
    const int height = std::min(wanted, m_host->height() - 2 * space::two);
    setGeometry((m_host->width() - width) / 2, m_host->height() - height - space::two, width, height);
    raise();
}

void FloatingBanner::paintEvent(QPaintEvent* event) {
    Banner::paintEvent(event);
    QPainter painter(this);
    painter.setPen(Theme::current().colours().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace studio::ui
