// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Sketch.hpp"

#include "ui/theme/Theme.hpp"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace studio::ui {

namespace {

constexpr QSize drawn{320, 184}; // the view box of every sketch

QString fileOf(const QString& name) {
    return QStringLiteral(":/sketches/%1.svg").arg(name);
}

QByteArray coloured(QByteArray source) {
    const Colours& colours = Theme::current().colours();
    const std::pair<const char*, QColor> known[]{{"@panel", colours.panel},   {"@raised", colours.raised},
                                                 {"@line", colours.line},     {"@text", colours.text},
                                                 {"@accent", colours.accent}, {"@secondary", colours.secondary}};
    for (const auto& [name, colour] : known)
        source.replace(name, colour.name().toLatin1());
    return source;
}

} // namespace

Sketch::Sketch(const QString& name, QWidget* parent)
    : QWidget(parent) {
    QFile file(fileOf(name));
    if (file.open(QIODevice::ReadOnly))
        m_source = file.readAll();
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize Sketch::sizeHint() const {
    return Theme::scaled(drawn);
}

void Sketch::paintEvent(QPaintEvent*) {
    QSvgRenderer renderer(coloured(m_source));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, rect());
}

} // namespace studio::ui
