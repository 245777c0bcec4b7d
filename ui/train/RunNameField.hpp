// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;

namespace studio::ui {

class FieldProblem;
class Session;

/// The name of a run as a heading that can be typed over: Enter renames the run (so does leaving the field), Escape
/// leaves it as it was. What cannot be its name is said below, and stays to be mended.
class RunNameField : public QWidget {
    Q_OBJECT

public:
    explicit RunNameField(Session& session, QWidget* parent = nullptr);

    /// Empty shows `placeholder` alone.
    void setRun(const QString& run, bool editable);
    void setPlaceholder(const QString& text);
    void startEditing();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void entered(); ///< with Enter: somebody is done

private:
    void commit();
    void revert();

    Session& m_session;
    QString m_run;
    QString m_asked; ///< the name that is being given now
    QLineEdit* m_field;
    FieldProblem* m_problem;
};

} // namespace studio::ui
