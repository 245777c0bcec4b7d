// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Job.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <thread>

namespace studio {

struct JobQueue::State {
    mutable std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<std::shared_ptr<Job>> waiting;
    std::shared_ptr<Job> running;
    std::deque<std::shared_ptr<Job>> finished; ///< newest first
    std::jthread worker;

    void work(std::stop_token stop) {
        while (!stop.stop_requested()) {
            std::shared_ptr<Job> job;
            {
                std::unique_lock lock(mutex);
                if (!wake.wait(lock, stop, [&] { return !waiting.empty(); }))
                    return;
                job = running = waiting.front();
                waiting.pop_front();
            }
            job->run();
            const std::lock_guard lock(mutex);
            running.reset();
            finished.push_front(std::move(job));
            constexpr std::size_t remembered = 32;
            if (finished.size() > remembered)
                finished.pop_back();
        }
    }
};

JobQueue::JobQueue()
    : m_state(std::make_unique<State>()) {
    m_state->worker = std::jthread([state = m_state.get()](std::stop_token stop) { state->work(std::move(stop)); });
}

JobQueue::~JobQueue() {
    m_state->worker.request_stop();
    stopAll();
    m_state->worker.join();
}

std::shared_ptr<Job> JobQueue::submit(std::shared_ptr<Job> job) {
    const std::lock_guard lock(m_state->mutex);
    m_state->waiting.push_back(job);
    m_state->wake.notify_all();
    return job;
}

std::vector<std::shared_ptr<Job>> JobQueue::jobs() const {
    const std::lock_guard lock(m_state->mutex);
    std::vector<std::shared_ptr<Job>> all;
    if (m_state->running)
        all.push_back(m_state->running);
    all.insert(all.end(), m_state->waiting.begin(), m_state->waiting.end());
    all.insert(all.end(), m_state->finished.begin(), m_state->finished.end());
    return all;
}

bool JobQueue::idle() const {
    const std::lock_guard lock(m_state->mutex);
    return !m_state->running && m_state->waiting.empty();
}

void JobQueue::stopAll() {
    for (const auto& job : jobs())
        job->stop();
}

} // namespace studio
