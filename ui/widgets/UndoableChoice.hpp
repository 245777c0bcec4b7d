// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QComboBox;
class QString;
class QUndoStack;

namespace studio::ui {

/// Makes every choice that a person takes in the box one step to undo, by the entries' data. Choices by code are none.
void makeUndoable(QComboBox* box, QUndoStack& stack, const QString& text);

/// The same for a checkable button.
void makeUndoable(QAbstractButton* button, QUndoStack& stack, const QString& text);

} // namespace studio::ui
