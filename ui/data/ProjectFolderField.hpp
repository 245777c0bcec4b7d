// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;

namespace studio::ui {

class FieldProblem;

/// Where a new project goes: typed or chosen. Says below the line what would keep a project from being made there.
class ProjectFolderField : public QWidget {
    Q_OBJECT

public:
    explicit ProjectFolderField(QWidget* parent = nullptr);

    QString folder() const; ///< with / between its parts
    void setFolder(const QString& folder);
    bool isUsable() const;
    void look(); ///< again whether it can be used

Q_SIGNALS:
    void changed();
    void entered(); ///< Enter was pressed

private:
    QString problem() const;
    void choose();

    QLineEdit* m_line;
    FieldProblem* m_problem;
};

/// A folder that does not exist yet, in the user's folder for projects, named after the first source.
QString proposedProjectFolder(const QString& source);

} // namespace studio::ui
