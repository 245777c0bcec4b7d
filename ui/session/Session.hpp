// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Doctor.hpp"
#include "core/studio/InferenceLane.hpp"
#include "core/studio/Job.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/Project.hpp"
#include "core/studio/Training.hpp"
#include "ui/session/Ask.hpp"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace studio::ui {

/// What all workspaces share: the open project, the lanes, the picked run, the undo stack. Lives on the window thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    const std::shared_ptr<Project>& project() const noexcept { return m_project; }
    void setProject(std::shared_ptr<Project> project); ///< null closes; stops jobs of the old one
    /// Opens on the inference lane; emits projectChanged or failed.
    void openProject(const QString& folder);
    /// Imports as a job of the training lane, after stopping what trains there; emits projectChanged or failed.
    std::shared_ptr<Job> createProject(const QString& folder, const QStringList& sources, const ImportOptions& options);

    /// Makes the example that is trained already (see studio::createExample), in the same way.
    std::shared_ptr<Job> createExample(const QString& folder);

    JobQueue& jobs() noexcept { return m_jobs; }
    InferenceLane& lane() noexcept { return m_lane; }
    /// For what takes seconds and nobody's hand waits for: a slider's request never stands behind it.
    InferenceLane& background() noexcept { return m_background; }
    QUndoStack& undoStack() noexcept { return m_undo; }

    QString currentRun() const { return m_currentRun; }
    void setCurrentRun(const QString& run);
    /// The project's runs by name, as of the last runsChanged(): read once a change, not once a view.
    const std::vector<RunInfo>& runs() const noexcept { return m_runs; }
    std::optional<RunInfo> findRun(const QString& run) const;
    QStringList runNames() const;

    void train(const TrainRequest& request);
    void diffuse(const DiffuseRequest& request);
    /// The live view of a run that trains now, or null.
    std::shared_ptr<LiveRun> liveRun(const QString& run) const;
    /// The job that trains a run now (queued, running or paused), or null.
    std::shared_ptr<Job> jobOf(const QString& run) const;
    bool isTraining() const; ///< a training is queued, running or paused
    /// Stops the run's training, then deletes its folder.
    void removeRun(const QString& run);
    /// Gives a run another name; `done` hears on the window thread whether it worked. Everything that remembers runs by
    /// name is told by runRenamed().
    void renameRun(const QString& run, const QString& name, QObject* receiver, std::function<void(Answer<bool>)> done);
    /// Keeps a run's notes. What was not written yet when the project closes is written then.
    void setRunNotes(const QString& run, const QString& notes);

    /// Leaves pictures of the project out of the trainings to come, or takes them in again; leftOutChanged() or
    /// failed() follows.
    void leaveOut(const std::vector<std::int64_t>& pictures, bool leftOut);

    /// What examineData() says of the project's pictures; empty until dataExamined().
    const std::vector<Finding>& dataFindings() const noexcept { return m_findings; }

    /// Hands over the run's engine: from memory, from the live training, or loaded on the lane.
    using EngineReady = std::function<void(Answer<std::shared_ptr<const LatentEngine>>)>;
    void requestEngine(const QString& run, QObject* receiver, EngineReady ready);
    /// Another number than before says that the run answers with other weights than before: ask for its engine again.
    quint64 weightsSerial(const QString& run) const { return m_weightsSerials.value(run); }

Q_SIGNALS:
    void projectChanged();
    void runsChanged();                                         ///< a run appeared, vanished, or changed state
    void runRenamed(const QString& before, const QString& now); ///< comes before the runsChanged() with the new name
    void leftOutChanged();                                      ///< other pictures are left out than before
    void dataExamined();
    void currentRunChanged(const QString& run);
    void trainingStarted(const QString& run); ///< train() or diffuse() made this run and queued it
    void ticked();                            ///< about 15 times a second while a job is under way: poll snapshots now
    void failed(const studio::Error& error);
    void noticed(const QString& text);
    /// A file or folder was written because a person asked for it.
    void saved(const QString& path);

private:
    void stopTrainings();
    void examine();
    void writeNotes();
    void refreshRuns();
    QString latestTrainedRun() const;
    void startTraining(std::function<TrainingJob()> prepare);
    const TrainingJob* findTraining(const QString& run) const;
    void forgetEngine(const QString& run);
    void tick();

    std::shared_ptr<Project> m_project;
    InferenceLane m_lane;
    InferenceLane m_background;
    JobQueue m_jobs;
    QUndoStack m_undo;
    QTimer m_timer;
    QString m_currentRun;
    std::vector<RunInfo> m_runs;
    std::vector<Finding> m_findings;
    QHash<QString, QString> m_unwritten; ///< notes by run
    std::vector<TrainingJob> m_trainings;
    QHash<QString, std::shared_ptr<const LatentEngine>> m_engines;
    QHash<QString, quint64> m_weightsSerials;
    QHash<std::uint64_t, JobState> m_states; ///< as of the last tick
    int m_prepared = 0;
    int m_leftOutAsked = 0;
};

} // namespace studio::ui
