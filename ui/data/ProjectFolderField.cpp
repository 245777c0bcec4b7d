// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ProjectFolderField.hpp"

#include "ui/session/Preferences.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/FieldProblem.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

/// The folder itself, or the nearest one above that is there.
QFileInfo nearestExisting(const QString& path) {
    QFileInfo nearest(path);
    while (!nearest.exists() && !nearest.isRoot())
        nearest.setFile(nearest.absolutePath());
    return nearest;
}

} // namespace

ProjectFolderField::ProjectFolderField(QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_problem(new FieldProblem(m_line, this)) {
    auto* label = new QLabel(tr("Project folder"), this);
    label->setBuddy(m_line);
    auto* browse = new QPushButton(tr("Choose..."), this);
    m_line->setObjectName(QStringLiteral("projectFolder"));
    m_line->setAccessibleName(tr("Project folder"));
    m_problem->setObjectName(QStringLiteral("projectFolderProblem"));
    auto* row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(browse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(row);
    layout->addWidget(m_line);
    layout->addWidget(m_problem);
    connect(browse, &QPushButton::clicked, this, &ProjectFolderField::choose);
    connect(m_line, &QLineEdit::returnPressed, this, &ProjectFolderField::entered);
    connect(m_line, &QLineEdit::textChanged, this, &ProjectFolderField::look);
}

void ProjectFolderField::look() {
    m_problem->say(problem());
    Q_EMIT changed();
}

bool ProjectFolderField::isUsable() const {
    return m_problem->text().isEmpty();
}

QString ProjectFolderField::folder() const {
    return QDir::fromNativeSeparators(m_line->text().trimmed());
}

void ProjectFolderField::setFolder(const QString& folder) {
    m_line->setText(QDir::toNativeSeparators(folder));
}

QString ProjectFolderField::problem() const {
    if (folder().isEmpty())
        return tr("Type where the project is to go.");
    const QFileInfo info(folder());
    if (info.exists() && !info.isDir())
        return tr("There is a file of this name. Type another one.");
    if (QFileInfo::exists(QDir(folder()).filePath(QStringLiteral("project.json"))))
        return tr("There is a project in here already. Open it, or type another name.");
    if (info.isDir() && !QDir(folder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return tr("This folder is not empty. Type a name that does not exist yet.");
    const QFileInfo above = nearestExisting(folder());
    if (!above.isDir())
        return tr("%1 is a file: nothing can be put into it.").arg(QDir::toNativeSeparators(above.filePath()));
    if (!above.isWritable())
        return tr("You may not write in %1. Choose another folder.").arg(QDir::toNativeSeparators(above.filePath()));
    return {};
}

void ProjectFolderField::choose() {
    const QString parent =
        QFileDialog::getExistingDirectory(this, tr("Folder for the project"), QFileInfo(folder()).path());
    if (!parent.isEmpty())
        setFolder(QDir(parent).filePath(QFileInfo(folder()).fileName()));
}

QString proposedProjectFolder(const QString& source) {
    QString stem = QFileInfo(source).completeBaseName();
    if (stem.endsWith(QLatin1String(".tar")))
        stem.chop(4);
    if (stem.isEmpty())
        stem = QStringLiteral("project");
    QString folder = QDir(projectsFolder()).filePath(stem);
    for (int number = 2; QFileInfo::exists(folder); ++number)
        folder = QDir(projectsFolder()).filePath(QStringLiteral("%1-%2").arg(stem).arg(number));
    return folder;
}

} // namespace studio::ui
