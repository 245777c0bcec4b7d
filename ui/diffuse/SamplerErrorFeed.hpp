// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/session/Ask.hpp"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace studio::ui {

class Session;

/// Measures how far samplers end from the exact end with ever more steps, one sampler after the other. It takes some
/// seconds each, tells how far it is, and stops within a step.
class SamplerErrorFeed : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;

    explicit SamplerErrorFeed(Session& session, QObject* parent = nullptr);
    ~SamplerErrorFeed() override;

    /// How many steps the exact end is taken with.
    void setReferenceSteps(int steps) { m_referenceSteps = steps; }
    int referenceSteps() const noexcept { return m_referenceSteps; }
    /// One curve a request, in order; a request's own steps are always among the measured ones.
    void measure(const Engine& engine, std::vector<SampleRequest> requests);
    void stop();
    bool isBusy() const noexcept { return m_busy; }

Q_SIGNALS:
    void measured(int place, const std::vector<studio::SamplerError>& errors);
    void progressed(int place, double share);
    void finished(); ///< all are measured, or it was stopped
    void failed(const studio::Error& error);

private:
    struct Race {
        int place = 0;
        SampleRequest request;
    };
    struct Counter;
    void next();
    void take(int place, const Answer<std::vector<SamplerError>>& answer);
    void end();

    InferenceLane& m_lane;
    Engine m_engine;
    std::deque<Race> m_waiting;
    std::shared_ptr<Counter> m_counter; ///< of the race that runs
    QTimer m_poll;
    int m_referenceSteps = 1000;
    bool m_busy = false;
};

} // namespace studio::ui
