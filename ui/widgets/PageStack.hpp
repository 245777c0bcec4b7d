// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace studio::ui {

/// A stack that asks for the room of the page that is shown. Qt's asks for that of its largest page, so that one wide
/// page widens the window for all.
class PageStack : public QStackedWidget {
public:
    explicit PageStack(QWidget* parent = nullptr)
        : QStackedWidget(parent) {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }

    QSize sizeHint() const override { return currentWidget() ? currentWidget()->sizeHint() : QSize(); }
    QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint() : QSize(); }
    int heightForWidth(int width) const override {
        return currentWidget() ? currentWidget()->heightForWidth(width) : -1;
    }
};

} // namespace studio::ui
