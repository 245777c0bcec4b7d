// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/Session.hpp"

#include "ui/session/Preferences.hpp"

#include <algorithm>
#include <filesystem>

namespace studio::ui {

namespace {

constexpr int ticksPerSecond = 15;

/// The request as the settings want whatever it leaves open.
template<class Request>
Request preferred(Request request) {
    if (request.device == DeviceChoice::Auto)
        request.device = preferredDevice();
    request.checkpointSeconds = preferredCheckpointSeconds();
    return request;
}

} // namespace

Session::Session(QObject* parent)
    : QObject(parent) {
    m_timer.setInterval(1000 / ticksPerSecond);
    connect(&m_timer, &QTimer::timeout, this, &Session::tick);
}

Session::~Session() {
    writeNotes();
    m_jobs.stopAll();
}

void Session::setProject(std::shared_ptr<Project> project) {
    stopTrainings();
    writeNotes();
    m_trainings.clear();
    m_engines.clear();
    m_findings.clear();
    m_undo.clear();
    m_currentRun.clear();
    m_project = std::move(project);
    std::vector<Error> unreadable;
    m_runs =
        m_project ? m_project->runs([&](const Error& error) { unreadable.push_back(error); }) : std::vector<RunInfo>{};
    Q_EMIT projectChanged();
    Q_EMIT runsChanged();
    m_currentRun = latestTrainedRun();
    Q_EMIT currentRunChanged(m_currentRun); // even if it is called as before: it is another project's
    examine();
    for (const Error& error : unreadable)
        Q_EMIT failed(error);
}

/// What somebody worked on last; of runs that began in one second the first by name.
QString Session::latestTrainedRun() const {
    const auto latest = std::ranges::max_element(
        m_runs, {}, [](const RunInfo& run) { return run.hasWeights ? run.created : std::int64_t{-1}; });
    return latest == m_runs.end() || !latest->hasWeights ? QString() : QString::fromStdString(latest->name);
}

void Session::refreshRuns() {
    m_runs = m_project ? m_project->runs() : std::vector<RunInfo>{};
    Q_EMIT runsChanged();
    if (m_currentRun.isEmpty())
        setCurrentRun(latestTrainedRun());
}

std::optional<RunInfo> Session::findRun(const QString& run) const {
    const auto found = std::ranges::find(m_runs, run.toStdString(), &RunInfo::name);
    return found == m_runs.end() ? std::nullopt : std::optional(*found);
}

void Session::stopTrainings() {
    for (const TrainingJob& training : m_trainings)
        training.job->stop();
}

bool Session::isTraining() const {
    return std::any_of(m_trainings.begin(), m_trainings.end(),
                       [](const TrainingJob& training) { return !training.job->isOver(); });
}

void Session::setCurrentRun(const QString& run) {
    if (run == m_currentRun)
        return;
    m_currentRun = run;
    Q_EMIT currentRunChanged(run);
}

QStringList Session::runNames() const {
    QStringList names;
    for (const RunInfo& run : m_runs)
        names << QString::fromStdString(run.name);
    return names;
}

void Session::train(const TrainRequest& request) {
    startTraining([project = m_project, request = preferred(request)] { return prepareTraining(project, request); });
}

void Session::diffuse(const DiffuseRequest& request) {
    startTraining([project = m_project, request = preferred(request)] { return prepareDiffusion(project, request); });
}

void Session::startTraining(std::function<TrainingJob()> prepare) {
    if (!m_project)
        return;
    // Preparing writes the run's config to disk, which the window thread does not wait for.
    const QString channel = QStringLiteral("prepare/%1").arg(++m_prepared);
    ask(
        m_lane, channel, this, [prepare = std::move(prepare)](std::stop_token) { return prepare(); },
        [this, project = m_project](Answer<TrainingJob> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                return Q_EMIT failed(*error);
            if (project != m_project)
                return;
            const auto& training = std::get<TrainingJob>(answer);
            const QString run = QString::fromStdString(training.run);
            m_trainings.push_back(training);
            forgetEngine(run);
            m_jobs.submit(training.job);
            m_timer.start();
            refreshRuns();
            Q_EMIT trainingStarted(run);
        });
}

std::shared_ptr<LiveRun> Session::liveRun(const QString& run) const {
    const TrainingJob* training = findTraining(run);
    return training && !training->job->isOver() ? training->live : nullptr;
}

std::shared_ptr<Job> Session::jobOf(const QString& run) const {
    const TrainingJob* training = findTraining(run);
    return training && !training->job->isOver() ? training->job : nullptr;
}

const TrainingJob* Session::findTraining(const QString& run) const {
    const std::string name = run.toStdString();
    const auto found = std::find_if(m_trainings.rbegin(), m_trainings.rend(),
                                    [&name](const TrainingJob& training) { return training.run == name; });
    return found == m_trainings.rend() ? nullptr : &*found;
}

void Session::removeRun(const QString& run) {
    if (const auto job = jobOf(run))
        job->stop();
    forgetEngine(run);
    ask(
        m_lane, QStringLiteral("remove/%1").arg(run), this,
        [project = m_project, job = jobOf(run), name = run.toStdString()](std::stop_token) {
            if (job)
                job->wait(); // its last checkpoint would bring the folder back
            project->removeRun(name);
            return true;
        },
        [this, run](Answer<bool> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                Q_EMIT failed(*error);
            if (run == m_currentRun)
                setCurrentRun(runNames().value(0));
            refreshRuns();
        });
}

void Session::renameRun(const QString& run, const QString& name, QObject* receiver,
                        std::function<void(Answer<bool>)> done) {
    writeNotes(); // they belong to the folder as it is called now
    ask(
        m_lane, QStringLiteral("rename/%1").arg(run), this,
        [project = m_project, from = run.toStdString(), to = name.toStdString()](std::stop_token) {
            project->renameRun(from, to);
            return true;
        },
        [this, run, name, receiver = QPointer<QObject>(receiver), done = std::move(done),
         project = m_project](Answer<bool> answer) {
            if (std::holds_alternative<bool>(answer) && project == m_project) {
                m_engines.clear(); // those of diffusion runs know their autoencoder by its old name
                if (run == m_currentRun)
                    m_currentRun = name;
                Q_EMIT runRenamed(run, name);
                refreshRuns();
                Q_EMIT currentRunChanged(m_currentRun);
            }
            if (receiver)
                done(std::move(answer));
        });
}

void Session::setRunNotes(const QString& run, const QString& notes) {
    const auto known = std::ranges::find(m_runs, run.toStdString(), &RunInfo::name);
    if (known == m_runs.end() || known->notes == notes.toStdString())
        return;
    known->notes = notes.toStdString();
    m_unwritten.insert(run, notes);
    ask(
        m_lane, QStringLiteral("notes/%1").arg(run), this,
        [project = m_project, name = run.toStdString(), text = notes.toStdString()](std::stop_token) {
            project->setRunNotes(name, text);
            return true;
        },
        [this, run, notes](Answer<bool> answer) {
            if (m_unwritten.value(run) == notes)
                m_unwritten.remove(run);
            if (const auto* error = std::get_if<Error>(&answer))
                Q_EMIT failed(*error);
        });
}

/// At once: called when there is no later.
void Session::writeNotes() {
    for (auto notes = m_unwritten.cbegin(); notes != m_unwritten.cend(); ++notes) {
        m_lane.cancel(QStringLiteral("notes/%1").arg(notes.key()).toStdString());
        try {
            m_project->setRunNotes(notes.key().toStdString(), notes.value().toStdString());
        } catch (const Error& error) {
            Q_EMIT failed(error);
        }
    }
    m_unwritten.clear();
}

void Session::leaveOut(const std::vector<std::int64_t>& pictures, bool leftOut) {
    if (!m_project)
        return;
    ask(
        m_lane, QStringLiteral("leave-out/%1").arg(++m_leftOutAsked), this, // none replaces another
        [project = m_project, pictures, leftOut](std::stop_token) {
            project->leaveOut(pictures, leftOut);
            return true;
        },
        [this, project = std::weak_ptr(m_project)](Answer<bool> answer) {
            if (project.lock() != m_project)
                return;
            if (const auto* error = std::get_if<Error>(&answer))
                return Q_EMIT failed(*error);
            Q_EMIT leftOutChanged();
            examine();
        });
}

void Session::examine() {
    m_background.cancel("examine");
    Q_EMIT dataExamined();
    if (!m_project)
        return;
    ask(
        m_background, QStringLiteral("examine"), this,
        [project = m_project](std::stop_token stop) { return examineData(*project, stop); },
        [this, project = std::weak_ptr(m_project)](Answer<std::vector<Finding>> answer) {
            auto* findings = std::get_if<std::vector<Finding>>(&answer);
            if (!findings || project.lock() != m_project)
                return; // nobody asked for it: a failure is no news
            m_findings = std::move(*findings);
            Q_EMIT dataExamined();
        });
}

void Session::requestEngine(const QString& run, QObject* receiver, EngineReady ready) {
    if (!m_project)
        return;
    using Engine = std::shared_ptr<const LatentEngine>;
    const auto live = liveRun(run);
    if (const auto known = m_engines.constFind(run); !live && known != m_engines.constEnd())
        return ready(Answer<Engine>(*known));
    // A channel for each receiver and run: one view's request must not drop another's, nor one run of a comparison
    // another.
    const QString channel = QStringLiteral("engine/%1/%2").arg(reinterpret_cast<quintptr>(receiver)).arg(run);
    const auto load = [project = m_project, live, device = preferredDevice(),
                       name = run.toStdString()](std::stop_token) {
        Engine engine = live ? live->engine() : nullptr;
        return engine ? engine : LatentEngine::load(project, name, device);
    };
    ask(m_lane, channel, receiver, load,
        [self = QPointer<Session>(this), project = m_project, run, ready = std::move(ready)](Answer<Engine> answer) {
            const auto* engine = std::get_if<Engine>(&answer);
            if (engine && self && self->m_project == project && !self->liveRun(run))
                self->m_engines.insert(run, *engine);
            if (engine && self && !(*engine)->notice().empty())
                Q_EMIT self->noticed(QString::fromStdString((*engine)->notice()));
            if (engine && self && !(*engine)->damage().empty())
                Q_EMIT self->noticed(QString::fromStdString((*engine)->damage()));
            ready(std::move(answer));
        });
}

void Session::forgetEngine(const QString& run) {
    m_engines.remove(run);
    ++m_weightsSerials[run];
}

void Session::tick() {
    bool changed = false;
    for (const auto& job : m_jobs.jobs()) {
        const JobSnapshot snapshot = job->snapshot();
        const auto before = m_states.constFind(snapshot.id);
        if (before != m_states.constEnd() && *before == snapshot.state)
            continue;
        m_states.insert(snapshot.id, snapshot.state);
        changed = true;
        if (!snapshot.run.empty())
            forgetEngine(QString::fromStdString(snapshot.run));
        if (snapshot.state == JobState::Failed && snapshot.error)
            Q_EMIT failed(*snapshot.error);
    }
    if (changed)
        refreshRuns();
    Q_EMIT ticked();
    if (m_jobs.idle() && !changed)
        m_timer.stop();
}

} // namespace studio::ui
