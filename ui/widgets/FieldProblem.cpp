// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FieldProblem.hpp"

#include <QLineEdit>
#include <QStyle>

namespace studio::ui {

FieldProblem::FieldProblem(QLineEdit* field, QWidget* parent)
    : SecondaryLabel({}, parent)
    , m_field(field) {
    setProperty("look", QStringLiteral("error"));
    setTextFormat(Qt::PlainText);
    hide();
}

void FieldProblem::say(const QString& problem) {
    setText(problem);
    setVisible(!problem.isEmpty());
    if (!m_field || m_field->property("invalid").toBool() != problem.isEmpty())
        return;
    m_field->setProperty("invalid", !problem.isEmpty());
    m_field->style()->unpolish(m_field); // a style sheet looks at a property only when the widget is polished
    m_field->style()->polish(m_field);
}

} // namespace studio::ui
