// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace studio::ui {

/// A section's name: 16 px semibold.
class Heading : public QLabel {
public:
    explicit Heading(const QString& text, QWidget* parent = nullptr);
};

/// A quiet line of 11 px text that wraps.
class SecondaryLabel : public QLabel {
public:
    explicit SecondaryLabel(const QString& text, QWidget* parent = nullptr);
};

} // namespace studio::ui
