// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/GridCellWindow.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/WipeView.hpp"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QScreen>

namespace studio::ui {

namespace {

constexpr double shareOfScreen = 0.8;

QString text(const char* source) {
    return QCoreApplication::translate("GridCellWindow", source);
}

} // namespace

void showGridCell(QWidget* owner, const GridCellPictures& pictures) {
    auto* window = new QDialog(owner->window());
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName(QStringLiteral("largePicture"));
    window->setWindowTitle(pictures.name);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(space::two, space::two, space::two, space::two);
    row->setSpacing(space::two);
    int columns = 1;
    if (!pictures.original.isNull()) {
        auto* original = new ImageView(window);
        original->setImage(pictures.original);
        original->setCaption(text(QT_TRANSLATE_NOOP("GridCellWindow", "original")));
        original->setAccessibleName(text(QT_TRANSLATE_NOOP("GridCellWindow", "original")));
        row->addWidget(original, 1);
        ++columns;
    }
    auto* model = new WipeView(window);
    model->setAccessibleName(pictures.name);
    model->setImage(pictures.now);
    if (pictures.before.isNull()) {
        model->setCaption(pictures.nowName);
    } else {
        model->setBefore(pictures.before, pictures.beforeName, pictures.nowName);
        model->setToolTip(text(QT_TRANSLATE_NOOP("GridCellWindow",
                                                 "Drag over the picture, or press the arrow keys, to wipe between then "
                                                 "and now")));
    }
    row->addWidget(model, 1);
    const QSize frame(space::two * (columns + 1), 2 * space::two);
    const QSize room = owner->screen()->availableSize() * shareOfScreen - frame;
    const QSize shown = QSize(pictures.now.width() * columns, pictures.now.height());
    window->resize(shown.scaled(room, Qt::KeepAspectRatio) + frame);
    window->show();
    model->setFocus();
}

} // namespace studio::ui
