// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SamplerErrorFeed.hpp"

#include "ui/session/Session.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>

namespace studio::ui {

namespace {

const QString channel = QStringLiteral("diffuse.errors");
constexpr std::chrono::milliseconds pollTime{100};
constexpr std::array stepCounts{2, 4, 8, 16, 32, 64};

std::vector<int> stepsWith(int own) {
    std::vector<int> steps(stepCounts.begin(), stepCounts.end());
    if (std::ranges::find(steps, own) == steps.end())
        steps.insert(std::ranges::upper_bound(steps, own), own);
    return steps;
}

} // namespace

/// How far the race is, written by the lane and read by the window.
struct SamplerErrorFeed::Counter {
    int place = 0;
    std::atomic<double> share = 0.0;
};

SamplerErrorFeed::SamplerErrorFeed(Session& session, QObject* parent)
    : QObject(parent)
    , m_lane(session.lane()) {
    m_poll.setInterval(pollTime);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_counter)
            Q_EMIT progressed(m_counter->place, m_counter->share);
    });
}

SamplerErrorFeed::~SamplerErrorFeed() {
    m_lane.cancel(channel.toStdString());
}

void SamplerErrorFeed::measure(const Engine& engine, std::vector<SampleRequest> requests) {
    m_lane.cancel(channel.toStdString());
    m_engine = engine;
    m_waiting.clear();
    for (std::size_t place = 0; place < requests.size(); ++place)
        m_waiting.push_back({static_cast<int>(place), std::move(requests[place])});
    m_busy = true;
    m_poll.start();
    next();
}

void SamplerErrorFeed::stop() {
    m_lane.cancel(channel.toStdString());
    m_waiting.clear();
    if (m_busy)
        end();
}

void SamplerErrorFeed::next() {
    if (m_waiting.empty())
        return end();
    const Race race = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_counter = std::make_shared<Counter>();
    m_counter->place = race.place;
    ask(
        m_lane, channel, this,
        [engine = m_engine, request = race.request, reference = m_referenceSteps,
         counter = m_counter](std::stop_token stop) {
            return engine->samplerErrors(
                request, stepsWith(request.steps), reference, stop, [&counter](const Progress& progress) {
                    if (progress.total > 0)
                        counter->share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
                });
        },
        [this, place = race.place](Answer<std::vector<SamplerError>> answer) { take(place, answer); });
}

void SamplerErrorFeed::take(int place, const Answer<std::vector<SamplerError>>& answer) {
    if (const auto* errors = std::get_if<std::vector<SamplerError>>(&answer)) {
        Q_EMIT measured(place, *errors);
    } else {
        Q_EMIT failed(std::get<Error>(answer));
    }
    next();
}

void SamplerErrorFeed::end() {
    m_busy = false;
    m_poll.stop();
    m_counter.reset();
    m_engine.reset(); // its project may be closed meanwhile
    Q_EMIT finished();
}

} // namespace studio::ui
