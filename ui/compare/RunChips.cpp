// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/RunChips.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Swatch.hpp"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace studio::ui {

RunChips::RunChips(QWidget* parent)
    : QWidget(parent) {
    auto* body = new QWidget(this);
    m_row = new QHBoxLayout(body);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::one);
    m_row->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setFixedHeight(Theme::scaled(space::controlHeight) + 10); // and a scroll bar, when there are many
}

void RunChips::setRuns(const std::vector<RunInfo>& runs) {
    const QStringList picked = selected();
    for (QToolButton* button : m_buttons) {
        m_row->removeWidget(button);
        delete button;
    }
    m_buttons.clear();
    for (const RunInfo& run : runs) {
        const QString name = QString::fromStdString(run.name);
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("chip/") + name);
        button->setText(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        button->setAccessibleName(name);
        button->setIcon(swatchIcon(Theme::current().runColour(run.colour)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setChecked(picked.contains(name));
        button->setProperty("look", QStringLiteral("chip"));
        button->setProperty("run", name);
        button->setToolTip(tr("Show or hide %1 (%2)").arg(name, QString::fromStdString(run.model)));
        m_row->insertWidget(m_row->count() - 1, button);
        setTabOrder(m_buttons.empty() ? static_cast<QWidget*>(this) : m_buttons.back(),
                    button); // not where it was made
        m_buttons.push_back(button);
        connect(button, &QToolButton::clicked, this, &RunChips::toggled);
    }
}

void RunChips::setSelected(const QStringList& runs) {
    for (QToolButton* button : m_buttons)
        button->setChecked(runs.contains(button->property("run").toString()));
}

QStringList RunChips::selected() const {
    QStringList names;
    for (const QToolButton* button : m_buttons) {
        if (button->isChecked())
            names << button->property("run").toString();
    }
    return names;
}

QToolButton* RunChips::button(const QString& run) const {
    const auto found = std::ranges::find_if(
        m_buttons, [&](const QToolButton* button) { return button->property("run").toString() == run; });
    return found == m_buttons.end() ? nullptr : *found;
}

} // namespace studio::ui
