// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KeyList.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/ActionSearch.hpp"
#include "ui/widgets/Heading.hpp"

#include <QAction>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>

namespace studio::ui {

namespace {

void addRow(QGridLayout* grid, const QString& keys, const QString& what) {
    const int row = grid->rowCount();
    auto* key = new QLabel(keys);
    key->setProperty("look", "key");
    grid->addWidget(key, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    auto* text = new QLabel(what);
    text->setWordWrap(true);
    grid->addWidget(text, row, 1);
}

void addSection(QGridLayout* grid, const QString& title) {
    const int row = grid->rowCount();
    grid->setRowMinimumHeight(row, row > 1 ? space::three : 0);
    grid->addWidget(new Heading(title), row + 1, 0, 1, 2);
}

template<class Belongs>
void addKeys(QGridLayout* grid, const QWidget& window, Belongs belongs) {
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (!action->shortcut().isEmpty() && belongs(*action))
            addRow(grid, action->shortcut().toString(QKeySequence::NativeText), actionText(action));
    }
}

} // namespace

KeyList::KeyList(const QWidget& window, QWidget* parent)
    : QScrollArea(parent) {
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(space::three, space::two, space::three, space::three);
    grid->setHorizontalSpacing(space::two);
    grid->setVerticalSpacing(space::half);
    grid->setColumnStretch(1, 1);

    addSection(grid, tr("Everywhere"));
    addKeys(grid, window, [](const QAction& action) { return action.shortcutContext() == Qt::WindowShortcut; });
    addSection(grid, tr("Runs"));
    addKeys(grid, window, [](const QAction& action) { return action.shortcutContext() != Qt::WindowShortcut; });
    addRow(grid, tr("Space"), tr("show or hide the curves"));
    addSection(grid, tr("Sliders"));
    addRow(grid, tr("Left, Right"), tr("one step"));
    addRow(grid, tr("Page Up, Page Down"), tr("a tenth of the way"));
    addRow(grid, tr("Backspace, double click"), tr("back to the default"));
    addSection(grid, tr("Pictures"));
    addRow(grid, tr("Arrows, Home, End"), tr("step through them"));
    addRow(grid, tr("Ctrl+wheel"), tr("larger, smaller"));
    addRow(grid, tr("Delete"), tr("leave a picture out of trainings, or take it in again"));
    addRow(grid, tr("Left, Right"), tr("wipe between before and after"));
    addRow(grid, tr("Space"), tr("play"));
    addSection(grid, tr("Diffusion"));
    addRow(grid, tr("Left, Right, Home, End"), tr("step through the film"));
    addRow(grid, tr("Space, L"), tr("play, play again and again"));
    addRow(grid, tr("A"), tr("all samples as rows"));
    addRow(grid, tr("R"), tr("another seed"));
    addRow(grid, tr("M"), tr("paint a mask on the picture to start from"));
    addRow(grid, tr("Left, right button, wheel"), tr("mark, erase, size of the brush"));
    addSection(grid, tr("Diffusion on points"));
    addRow(grid, tr("D, E"), tr("draw, erase (the right mouse button always erases)"));
    addRow(grid, tr("R"), tr("another seed"));
    addRow(grid, tr("L"), tr("play again and again"));
    addSection(grid, tr("Curves"));
    addRow(grid, tr("Wheel, +, -"), tr("zoom sideways (Shift: upwards, Ctrl: both)"));
    addRow(grid, tr("Drag, Left, Right"), tr("move"));
    addRow(grid, tr("Shift+drag"), tr("zoom into a box"));
    addRow(grid, tr("Home, double click"), tr("show everything"));

    setWidget(content);
}

} // namespace studio::ui
