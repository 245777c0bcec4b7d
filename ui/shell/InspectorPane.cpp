// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/InspectorPane.hpp"

#include "ui/shell/Workspace.hpp"
#include "ui/theme/Theme.hpp"

#include <QScrollArea>
#include <QScrollBar>

namespace studio::ui {

namespace {

constexpr int narrowest = 272;

} // namespace

InspectorPane::InspectorPane(QWidget* parent)
    : QStackedWidget(parent) {
    setMinimumWidth(Theme::scaled(narrowest));
    setProperty("look", "panel");
    setAccessibleName(tr("Inspector"));
}

void InspectorPane::add(Workspace* workspace) {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    if (QWidget* inspector = workspace->inspector())
        area->setWidget(inspector);
    if (area->widget())
        area->widget()->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    addWidget(area);
    connect(workspace, &Workspace::inspectorChanged, area, [area] { area->verticalScrollBar()->setValue(0); });
}

bool InspectorPane::hasContent(int index) const {
    const auto* area = qobject_cast<const QScrollArea*>(widget(index));
    return area && area->widget();
}

} // namespace studio::ui
