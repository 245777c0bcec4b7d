// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace studio::ui {

/// One picture of a training's grids, early and late.
struct GridCellPictures {
    QString name;
    QImage original; ///< null for samples
    QImage before;   ///< null where there is no earlier one
    QString beforeName;
    QImage now;
    QString nowName;
};

/// Shows them large, in a window of its own that Escape closes: the original, and beside it what the model made of it,
/// wiped over what it made of it earlier.
void showGridCell(QWidget* owner, const GridCellPictures& pictures);

} // namespace studio::ui
