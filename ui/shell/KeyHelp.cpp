// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KeyHelp.hpp"

#include "ui/shell/KeyList.hpp"
#include "ui/theme/Theme.hpp"

#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr QSize usualSize(520, 620);

} // namespace

KeyHelp::KeyHelp(QWidget* window)
    : QDialog(window) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new KeyList(*window, this));
    resize(Theme::scaled(usualSize).boundedTo(window->size()));
}

} // namespace studio::ui
