// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ThemeIcon.hpp"

#include "ui/theme/Theme.hpp"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace studio::ui {

ThemeIcon::ThemeIcon(QString name, std::optional<QColor> colour)
    : m_name(std::move(name))
    , m_colour(std::move(colour)) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    if (file.open(QIODevice::ReadOnly))
        m_source = file.readAll();
}

void ThemeIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
    const Colours& colours = Theme::current().colours();
    QColor colour = m_colour.value_or(state == QIcon::On ? colours.accent : colours.text);
    if (mode == QIcon::Disabled)
        colour = colours.line;
    QByteArray source = m_source;
    QSvgRenderer renderer(source.replace("currentColor", colour.name().toLatin1()));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, rect);
}

QPixmap ThemeIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap ThemeIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) {
    Q_UNUSED(scale); // QIcon asks in device pixels and sets the ratio itself
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
}

QIconEngine* ThemeIcon::clone() const {
    return new ThemeIcon(*this);
}

} // namespace studio::ui
