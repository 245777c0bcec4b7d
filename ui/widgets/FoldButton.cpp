// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FoldButton.hpp"

#include "ui/theme/Theme.hpp"

#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int leastWidth = 96;

} // namespace

FoldButton::FoldButton(const QString& text, QWidget* parent)
    : QToolButton(parent) {
    const auto showState = [this](bool open) {
        setIcon(Theme::icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    };
    setProperty("look", "ghost");
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setText(text);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    showState(false);
    connect(this, &QToolButton::toggled, this, showState);
}

QSize FoldButton::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {std::min(whole.width(), Theme::scaled(leastWidth)), whole.height()};
}

void FoldButton::paintEvent(QPaintEvent*) {
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (const int lacking = sizeHint().width() - width(); lacking > 0)
        option.text =
            fontMetrics().elidedText(text(), Qt::ElideRight, fontMetrics().horizontalAdvance(text()) - lacking);
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace studio::ui
