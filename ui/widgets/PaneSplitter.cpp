// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PaneSplitter.hpp"

namespace studio::ui {

PaneSplitter::PaneSplitter(QWidget* parent)
    : QSplitter(Qt::Horizontal, parent) {
    setChildrenCollapsible(false);
    setHandleWidth(1);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_paneWidth = sizes().last(); });
}

void PaneSplitter::setPaneWidth(int width) {
    m_paneWidth = width;
    share();
}

void PaneSplitter::setPaneShown(bool shown) {
    widget(1)->setVisible(shown);
    share();
}

void PaneSplitter::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    share();
}

void PaneSplitter::share() {
    if (count() == 2 && !widget(1)->isHidden())
        setSizes({width() - m_paneWidth, m_paneWidth});
}

} // namespace studio::ui
