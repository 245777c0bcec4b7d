// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunNameField.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FieldProblem.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QUndoCommand>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

class RenameCommand : public QUndoCommand {
public:
    RenameCommand(Session& session, QString before, QString after)
        : QUndoCommand(RunNameField::tr("Rename %1").arg(before))
        , m_session(session)
        , m_before(std::move(before))
        , m_after(std::move(after)) {}
    void undo() override { rename(m_after, m_before); }
    void redo() override {
        if (std::exchange(m_isDone, false))
            return; // it was, before the command was made
        rename(m_before, m_after);
    }

private:
    void rename(const QString& from, const QString& to) {
        m_session.renameRun(from, to, &m_session, [&session = m_session](Answer<bool> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                Q_EMIT session.failed(*error);
        });
    }

    Session& m_session; ///< owns the stack that owns this command
    QString m_before;
    QString m_after;
    bool m_isDone = true;
};

} // namespace

RunNameField::RunNameField(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_field(new QLineEdit(this))
    , m_problem(new FieldProblem(m_field, this)) {
    m_field->setProperty("look", "title");
    m_field->setFont(Theme::font(FontRole::Heading));
    m_field->setObjectName(QStringLiteral("runTitle"));
    m_field->setAccessibleName(tr("Name of the run"));
    m_field->setToolTip(tr("Type over it to rename the run; F2 in the list leads here."));
    m_field->setWhatsThis(m_field->toolTip());
    m_field->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_field);
    layout->addWidget(m_problem);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::editingFinished, this, &RunNameField::commit);
    connect(m_field, &QLineEdit::returnPressed, this, &RunNameField::entered);
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_problem->say({}); });
    connect(&session, &Session::runRenamed, this, [this](const QString& before, const QString& now) {
        if (m_run == before)
            setRun(now, !m_field->isReadOnly());
    });
}

void RunNameField::setRun(const QString& run, bool editable) {
    m_field->setReadOnly(!editable);
    m_field->setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
    if (run == m_run)
        return; // a name that is being typed stays
    m_run = run;
    revert();
}

void RunNameField::setPlaceholder(const QString& text) {
    m_field->setPlaceholderText(text);
}

void RunNameField::startEditing() {
    m_field->setFocus();
    m_field->selectAll();
}

bool RunNameField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        revert();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RunNameField::commit() {
    const QString name = m_field->text().trimmed();
    if (name == m_run || m_run.isEmpty())
        return revert();
    if (name == std::exchange(m_asked, name))
        return; // Enter, and then the focus went elsewhere
    m_session.renameRun(m_run, name, this, [this, from = m_run, name](Answer<bool> answer) {
        m_asked.clear();
        if (const auto* error = std::get_if<Error>(&answer)) {
            const QString hint = coreText(error->hint());
            return m_problem->say(coreText(error->message()) +
                                  (hint.isEmpty() ? QString() : QStringLiteral("\n") + hint));
        }
        m_session.undoStack().push(new RenameCommand(m_session, from, name)); // the stack owns it
    });
}

void RunNameField::revert() {
    m_field->setText(m_run);
    m_field->setCursorPosition(0);
    m_problem->say({});
}

} // namespace studio::ui
