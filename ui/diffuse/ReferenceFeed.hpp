// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/InferenceLane.hpp"
#include "core/studio/LatentEngine.hpp"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace studio::ui {

class Session;

/// What a film is held against: the run's noise schedule, the map of the training latents, and the training picture
/// that comes closest to a frame.
class ReferenceFeed : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;

    explicit ReferenceFeed(Session& session, QObject* parent = nullptr);
    ~ReferenceFeed() override;

    void setEngine(Engine engine);
    const Engine& engine() const noexcept { return m_engine; }
    /// Finds schedule and map, once an engine; again after it was stopped before it was done.
    void find();
    void findNearest(const Image& frame);
    void stop();

Q_SIGNALS:
    void scheduleFound(const std::vector<studio::NoisePoint>& schedule);
    void mapFound(const studio::LatentMap& map);
    void nearestFound(const studio::NearestPicture& nearest);
    void failed(const studio::Error& error);

private:
    InferenceLane& m_lane;
    Engine m_engine;
    bool m_hasSchedule = false;
    bool m_hasMap = false;
};

} // namespace studio::ui
