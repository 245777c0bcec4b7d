// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

namespace studio::ui {

/// A small drawing of what a view will show, in the colours of the theme: resources/sketches/NAME.svg, whose colours
/// "@panel", "@line" and so on are those of Colours.
class Sketch : public QWidget {
    Q_OBJECT

public:
    explicit Sketch(const QString& name, QWidget* parent = nullptr);
    /// Whether there is a drawing of that name.
    bool isDrawn() const noexcept { return !m_source.isEmpty(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {1, 1}; } // it never keeps a pane from becoming narrow

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QByteArray m_source;
};

} // namespace studio::ui
