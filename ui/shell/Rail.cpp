// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Rail.hpp"

#include "ui/theme/Theme.hpp"

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int railWidth = 76;

QToolButton* railButton(QAction* action, Qt::ToolButtonStyle style, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setIconSize(Theme::scaled(QSize(22, 22)));
    button->setProperty("look", "rail");
    button->setAccessibleName(action->text());
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

} // namespace

Rail::Rail(QWidget* parent)
    : QFrame(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout) {
    setFixedWidth(Theme::scaled(railWidth));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::half, space::one, space::half, space::one);
    layout->setSpacing(space::half);
    m_top->setSpacing(space::half);
    layout->addLayout(m_top);
    layout->addStretch(1);
    layout->addLayout(m_bottom);
}

void Rail::addAction(QAction* action) {
    m_top->addWidget(railButton(action, Qt::ToolButtonTextUnderIcon, this));
}

void Rail::addFooter(QAction* action) {
    m_bottom->addWidget(railButton(action, Qt::ToolButtonIconOnly, this));
}

} // namespace studio::ui
