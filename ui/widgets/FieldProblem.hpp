// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Heading.hpp"

class QLineEdit;

namespace studio::ui {

/// What is wrong with what was typed into a line, said below it; hidden while nothing is. The line is marked too.
class FieldProblem : public SecondaryLabel {
public:
    /// `field`: null for a control that no mark is known for.
    explicit FieldProblem(QLineEdit* field, QWidget* parent = nullptr);

    void say(const QString& problem); ///< empty: nothing is wrong

private:
    QLineEdit* m_field;
};

} // namespace studio::ui
