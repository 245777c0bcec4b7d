// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QImage;
class QMenu;
class QWidget;

namespace studio::ui {

class ImageView;

/// What can be done with any picture of the window: look at it large, copy it, save it. `name` is what it is called;
/// may be empty. The caller shows the menu, which deletes itself when it closes.
QMenu* makePictureMenu(QWidget* owner, const QImage& picture, const QString& name);

/// The picture as large as the screen allows, in a window of its own that Escape closes.
void showLarge(QWidget* owner, const QImage& picture, const QString& name);

/// The same for views of equally large pictures, beside each other; the window takes them over. The last one has the
/// keyboard.
void showLarge(QWidget* owner, const std::vector<ImageView*>& views, const QString& name);

} // namespace studio::ui
