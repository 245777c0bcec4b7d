// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyState.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/IconLabel.hpp"
#include "ui/widgets/Sketch.hpp"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int roomForTexts = 220; // px below a sketch

} // namespace

EmptyState::EmptyState(const QString& iconName, QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(iconName, 48, this))
    , m_sketch(new Sketch(iconName, this))
    , m_sentence(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this)) {
    m_sentence->setFont(Theme::font(FontRole::Heading));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(1); // wraps at any word rather than keep a pane wide
    m_detail->setProperty("look", "muted");
    m_detail->setAlignment(Qt::AlignCenter);
    m_detail->setWordWrap(true);
    m_detail->setMinimumWidth(1);
    m_button->setProperty("look", "primary");
    m_button->setCursor(Qt::PointingHandCursor);
    m_button->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::one, space::three, space::one, space::three);
    layout->setSpacing(space::one);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_sketch, 0, Qt::AlignHCenter);
    layout->addSpacing(space::two);
    layout->addWidget(m_sentence);
    layout->addWidget(m_detail);
    layout->addSpacing(space::two);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
}

void EmptyState::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QSize taken = m_sketch->sizeHint() + QSize(2 * space::three, Theme::scaled(roomForTexts));
    const bool fits = m_sketch->isDrawn() && width() >= taken.width() && height() >= taken.height();
    m_sketch->setVisible(fits);
    m_icon->setVisible(!fits);
}

void EmptyState::setText(const QString& sentence, const QString& detail) {
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void EmptyState::setAction(const QString& text) {
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

} // namespace studio::ui
