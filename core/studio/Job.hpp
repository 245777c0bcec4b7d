// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/studio/Types.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace studio {

enum class JobState { Queued, Running, Paused, Finished, Stopped, Failed };

/// A job as a view sees it. Taken by polling (30 times a second at most): workers never post.
struct JobSnapshot {
    std::uint64_t id = 0;
    std::string title;
    std::string run; ///< run it trains, or empty
    JobState state = JobState::Queued;
    std::string stage;
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0: unknown
    std::string unit;       ///< of done and total: "step", "image"
    double rate = 0.0;      ///< images per second
    double epoch = 0.0;
    double totalEpochs = 0.0;
    std::optional<double> etaSeconds; ///< from the recent rate; absent until it means something
    std::optional<Error> error;
    std::vector<std::string> notices;
    bool pausable = false;
};

class Job;

/// What the work of a job may do: report, look whether to stop, and wait while paused.
class JobContext {
public:
    explicit JobContext(Job& job)
        : m_job(job) {}
    std::stop_token stopToken() const;
    void update(const std::function<void(JobSnapshot&)>& change);
    /// Returns at once unless paused; a stop also wakes it.
    void waitWhilePaused();
    bool pauseRequested() const;
    /// Pauses for a reason of its own, which becomes a notice, until somebody resumes or stops the job.
    void pauseBecause(const std::string& reason);

private:
    Job& m_job;
};

/// A long piece of work with an identity. Thread-safe.
class Job {
public:
    using Work = std::function<void(JobContext&)>;
    Job(std::string title, std::string run, Work work);

    std::uint64_t id() const noexcept { return m_id; }
    JobSnapshot snapshot() const;
    void pause();
    void resume();
    void stop();       ///< asks; training answers within a second with a checkpoint
    void wait() const; ///< until finished, stopped or failed. Never call it on the window thread
    bool isOver() const;

    /// Runs the work on the calling thread and catches everything.
    void run();

private:
    friend class JobContext;
    const std::uint64_t m_id;
    Work m_work;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    JobSnapshot m_snapshot;
    bool m_pauseRequested = false;
    std::stop_source m_stop;
};

/// The training lane: one job at a time on its own thread, others queue in order. Its destructor stops and joins.
class JobQueue {
public:
    JobQueue();
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    std::shared_ptr<Job> submit(std::shared_ptr<Job> job);
    std::vector<std::shared_ptr<Job>> jobs() const; ///< unfinished first, then the finished ones, newest first
    bool idle() const;
    void stopAll();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace studio
