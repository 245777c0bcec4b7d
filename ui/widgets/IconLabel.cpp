// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/IconLabel.hpp"

#include "ui/theme/Theme.hpp"

#include <QPainter>

namespace studio::ui {

IconLabel::IconLabel(QString name, int size, QWidget* parent)
    : QWidget(parent)
    , m_name(std::move(name)) {
    setFixedSize(Theme::scaled(QSize(size, size)));
}

void IconLabel::setName(const QString& name) {
    m_name = name;
    update();
}

void IconLabel::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void IconLabel::paintEvent(QPaintEvent*) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    Theme::icon(m_name, m_tone == Tone::Warning ? colours.warning : colours.secondary).paint(&painter, rect());
}

} // namespace studio::ui
