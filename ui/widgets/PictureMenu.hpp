// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QImage;
class QMenu;
class QWidget;

namespace studio::ui {

/// What can be done with any picture of the window: look at it large, copy it, save it. `name` is what it is called;
/// may be empty. The caller shows the menu, which deletes itself when it closes.
QMenu* makePictureMenu(QWidget* owner, const QImage& picture, const QString& name);

/// The picture as large as the screen allows, in a window of its own that Escape closes.
void showLarge(QWidget* owner, const QImage& picture, const QString& name);

} // namespace studio::ui
