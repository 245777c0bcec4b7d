// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

#include <optional>

namespace studio::ui {

/// Paints resources/icons/NAME.svg at any size and density; `currentColor` in the file becomes the theme's colour at
/// the moment of painting, so icons follow a change of theme by themselves.
class ThemeIcon : public QIconEngine {
public:
    explicit ThemeIcon(QString name, std::optional<QColor> colour = std::nullopt);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine* clone() const override;
    bool isNull() override { return m_source.isEmpty(); }

private:
    QString m_name;
    QByteArray m_source;
    std::optional<QColor> m_colour;
};

} // namespace studio::ui
