// SPDX-License-Identifier: GPL-3.0-or-later
// How a Session opens and makes projects.
#include "core/studio/Example.hpp"
#include "ui/session/Session.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

namespace studio::ui {

namespace {

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdU16String());
}

/// Runs `make` as a job of the training lane and hands its project to the window thread.
template<class Make>
std::shared_ptr<Job> projectJob(const QString& title, Session* session, Make make) {
    return std::make_shared<Job>(title.toStdString(), std::string(),
                                 [guard = QPointer<Session>(session), make = std::move(make)](JobContext& context) {
                                     std::shared_ptr<Project> project = make(context);
                                     QMetaObject::invokeMethod(
                                         qApp,
                                         [guard, project = std::move(project)] {
                                             if (guard)
                                                 guard->setProject(project);
                                         },
                                         Qt::QueuedConnection);
                                 });
}

const QString exampleRuns = QStringLiteral(":/example");

ProgressFn progressOf(JobContext& context) {
    return [&context](const Progress& progress) {
        context.update([&progress](JobSnapshot& snapshot) {
            snapshot.stage = progress.stage;
            snapshot.done = progress.done;
            snapshot.total = progress.total;
        });
    };
}

} // namespace

void Session::openProject(const QString& folder) {
    // On the inference lane: it takes well under a second, and the training lane may be busy for an hour.
    ask(
        m_lane, QStringLiteral("open"), this, [folder](std::stop_token) { return Project::open(toPath(folder)); },
        [this](Answer<std::shared_ptr<Project>> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                return Q_EMIT failed(*error);
            setProject(std::get<std::shared_ptr<Project>>(answer));
        });
}

std::shared_ptr<Job> Session::createProject(const QString& folder, const QStringList& sources,
                                            const ImportOptions& options) {
    stopTrainings(); // the import needs their lane, and the new project would stop them anyway
    std::vector<std::filesystem::path> paths;
    for (const QString& source : sources)
        paths.push_back(toPath(source));
    const auto job =
        m_jobs.submit(projectJob(tr("Import %1").arg(QDir(folder).dirName()), this, [=](JobContext& context) {
            context.update([](JobSnapshot& snapshot) { snapshot.unit = "image"; });
            return Project::create(toPath(folder), paths, options, context.stopToken(), progressOf(context));
        }));
    m_timer.start();
    return job;
}

std::shared_ptr<Job> Session::createExample(const QString& folder) {
    stopTrainings();
    const auto job =
        m_jobs.submit(projectJob(tr("Make %1").arg(QDir(folder).dirName()), this, [=](JobContext& context) {
            const QTemporaryDir runs; // core reads files, not resources
            for (QDirIterator it(exampleRuns, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
                const QString file = it.next();
                const QString target = runs.filePath(QDir(exampleRuns).relativeFilePath(file));
                QDir().mkpath(QFileInfo(target).path());
                if (!QFile::copy(file, target))
                    throw Error(ErrorCode::Io, "the trained example could not be unpacked",
                                "Make room for temporary files");
                QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
            }
            return studio::createExample(toPath(folder), toPath(runs.path()), context.stopToken(), progressOf(context));
        }));
    m_timer.start();
    return job;
}

} // namespace studio::ui
