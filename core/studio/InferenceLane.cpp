// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/InferenceLane.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace studio {

namespace {

struct Request {
    std::string channel;
    InferenceLane::Work work;
    std::stop_source stop{};
};

} // namespace

struct InferenceLane::State {
    mutable std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<Request> waiting; ///< at most one a channel, in the order in which the channels first asked
    std::string runningChannel;
    std::stop_source runningStop{std::nostopstate};
    bool busy = false;
    std::jthread worker;

    void stopRunning(const std::string& channel) {
        if (busy && runningChannel == channel)
            runningStop.request_stop();
    }

    void work(const std::stop_token& stop) {
        while (true) {
            Request request;
            {
                std::unique_lock lock(mutex);
                if (!wake.wait(lock, stop, [&] { return !waiting.empty(); }))
                    return;
                request = std::move(waiting.front());
                waiting.pop_front();
                runningChannel = request.channel;
                runningStop = request.stop;
                busy = true;
            }
            try {
                request.work(request.stop.get_token());
            } catch (...) {
                // By contract work answers for its own failures; a stray exception must not end the lane.
            }
            request.work = nullptr;
            const std::lock_guard lock(mutex);
            busy = false;
        }
    }
};

InferenceLane::InferenceLane()
    : m_state(std::make_unique<State>()) {
    m_state->worker = std::jthread([state = m_state.get()](const std::stop_token& stop) { state->work(stop); });
}

InferenceLane::~InferenceLane() {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->waiting.clear();
        m_state->runningStop.request_stop();
    }
    m_state->worker.request_stop();
    m_state->worker.join();
}

void InferenceLane::submit(const std::string& channel, Work work) {
    const std::lock_guard lock(m_state->mutex);
    m_state->stopRunning(channel);
    const auto same = std::ranges::find(m_state->waiting, channel, &Request::channel);
    if (same != m_state->waiting.end())
        *same = Request{channel, std::move(work)};
    else
        m_state->waiting.push_back(Request{channel, std::move(work)});
    m_state->wake.notify_all();
}

void InferenceLane::cancel(const std::string& channel) {
    const std::lock_guard lock(m_state->mutex);
    m_state->stopRunning(channel);
    std::erase_if(m_state->waiting, [&](const Request& request) { return request.channel == channel; });
}

bool InferenceLane::idle() const {
    const std::lock_guard lock(m_state->mutex);
    return !m_state->busy && m_state->waiting.empty();
}

} // namespace studio
