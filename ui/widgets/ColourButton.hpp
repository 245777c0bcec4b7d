// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QToolButton>

namespace studio::ui {

/// Shows a colour and asks for another one when it is pressed.
class ColourButton : public QToolButton {
    Q_OBJECT

public:
    explicit ColourButton(const QColor& colour, QWidget* parent = nullptr);
    const QColor& colour() const noexcept { return m_colour; }
    void setColour(const QColor& colour);

Q_SIGNALS:
    void colourChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void choose();

    QColor m_colour;
};

} // namespace studio::ui
