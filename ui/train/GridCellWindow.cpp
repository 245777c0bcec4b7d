// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/GridCellWindow.hpp"

#include "ui/widgets/PictureMenu.hpp"
#include "ui/widgets/WipeView.hpp"

#include <QCoreApplication>

#include <vector>

namespace studio::ui {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("GridCellWindow", source);
}

} // namespace

void showGridCell(QWidget* owner, const GridCellPictures& pictures) {
    std::vector<ImageView*> views;
    if (!pictures.original.isNull()) {
        auto* original = new ImageView;
        original->setImage(pictures.original);
        original->setCaption(text(QT_TRANSLATE_NOOP("GridCellWindow", "original")));
        original->setAccessibleName(text(QT_TRANSLATE_NOOP("GridCellWindow", "original")));
        views.push_back(original);
    }
    auto* model = new WipeView;
    model->setImage(pictures.now);
    if (pictures.before.isNull()) {
        model->setCaption(pictures.nowName);
    } else {
        model->setBefore(pictures.before, pictures.beforeName, pictures.nowName);
        model->setToolTip(text(QT_TRANSLATE_NOOP("GridCellWindow",
                                                 "Drag over the picture, or press the arrow keys, to wipe between then "
                                                 "and now")));
    }
    views.push_back(model);
    showLarge(owner, views, pictures.name);
}

} // namespace studio::ui
