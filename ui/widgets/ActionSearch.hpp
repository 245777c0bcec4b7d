// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;

namespace studio::ui {

/// Text of an action without its mnemonic mark.
QString actionText(const QAction* action);

/// The menu that an action stands in, without its mnemonic mark; empty where it stands in none.
QString actionGroup(const QAction* action);

/// Other words that people look for an action by, in the window's language, parted by spaces.
void setSearchWords(QAction* action, const QString& words);

/// Not to be come upon by accident: it is found, but stands below everything else.
void setDestructive(QAction* action);
bool isDestructive(const QAction* action);

/// How well an action answers what was typed: every word of `query` has to begin a word of the action's text, its group
/// or its search words, but for its last three letters, or to stand in its text; case aside, umlauts also
/// spelled out. Higher is better, -1 when one does not. An empty query is
/// answered by all alike. Words in the text count more than words besides it, and the first word of it most.
int searchScore(const QString& query, const QAction* action);

} // namespace studio::ui
