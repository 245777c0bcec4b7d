// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Job.hpp"

#include "core/studio/TorchErrors.hpp"

#include <utility>

namespace studio {

namespace {

std::uint64_t nextJobId() {
    static std::atomic<std::uint64_t> counter{0};
    return ++counter;
}

bool over(JobState state) {
    return state == JobState::Finished || state == JobState::Stopped || state == JobState::Failed;
}

} // namespace

std::stop_token JobContext::stopToken() const {
    return m_job.m_stop.get_token();
}

void JobContext::update(const std::function<void(JobSnapshot&)>& change) {
    const std::lock_guard lock(m_job.m_mutex);
    change(m_job.m_snapshot);
}

bool JobContext::pauseRequested() const {
    const std::lock_guard lock(m_job.m_mutex);
    return m_job.m_pauseRequested;
}

void JobContext::waitWhilePaused() {
    std::unique_lock lock(m_job.m_mutex);
    if (!m_job.m_pauseRequested || m_job.m_stop.stop_requested())
        return;
    m_job.m_snapshot.state = JobState::Paused;
    m_job.m_changed.notify_all();
    m_job.m_changed.wait(lock, [&] { return !m_job.m_pauseRequested || m_job.m_stop.stop_requested(); });
    m_job.m_snapshot.state = JobState::Running;
}

void JobContext::pauseBecause(const std::string& reason) {
    {
        const std::lock_guard lock(m_job.m_mutex);
        auto& notices = m_job.m_snapshot.notices;
        if (notices.empty() || notices.back() != reason) // not once more at every attempt
            notices.push_back(reason);
        m_job.m_pauseRequested = true;
    }
    waitWhilePaused();
}

Job::Job(std::string title, std::string run, Work work)
    : m_id(nextJobId())
    , m_work(std::move(work)) {
    m_snapshot.id = m_id;
    m_snapshot.title = std::move(title);
    m_snapshot.run = std::move(run);
}

JobSnapshot Job::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void Job::pause() {
    const std::lock_guard lock(m_mutex);
    m_pauseRequested = true;
}

void Job::resume() {
    const std::lock_guard lock(m_mutex);
    m_pauseRequested = false;
    m_changed.notify_all();
}

void Job::stop() {
    m_stop.request_stop();
    const std::lock_guard lock(m_mutex);
    if (m_snapshot.state == JobState::Queued)
        m_snapshot.state = JobState::Stopped;
    m_changed.notify_all();
}

void Job::wait() const {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return over(m_snapshot.state); });
}

bool Job::isOver() const {
    const std::lock_guard lock(m_mutex);
    return over(m_snapshot.state);
}

void Job::run() {
    const bool begins = [this] {
        const std::lock_guard lock(m_mutex);
        if (m_snapshot.state != JobState::Queued)
            return false;
        m_snapshot.state = JobState::Running;
        return true;
    }();
    if (!begins) {
        m_work = nullptr; // stopped before it began; what it holds is let go all the same
        return;
    }
    JobState end = JobState::Finished;
    std::optional<Error> error;
    try {
        JobContext context(*this);
        m_work(context);
    } catch (const Cancelled&) {
        end = JobState::Stopped;
    } catch (...) {
        error = asError(std::current_exception());
    }
    // The work may own the last reference to a model: let it go before anybody is told that the job is over.
    m_work = nullptr;
    const std::lock_guard lock(m_mutex);
    m_snapshot.state = error ? JobState::Failed : end;
    m_snapshot.error = std::move(error);
    m_snapshot.etaSeconds.reset();
    m_changed.notify_all();
}

} // namespace studio
