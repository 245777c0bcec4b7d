// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/ReferenceFeed.hpp"

#include "ui/diffuse/AskEngine.hpp"
#include "ui/session/Session.hpp"

namespace studio::ui {

namespace {

const QString scheduleChannel = QStringLiteral("diffuse.schedule");
const QString mapChannel = QStringLiteral("diffuse.map");
const QString nearestChannel = QStringLiteral("diffuse.nearest");

} // namespace

ReferenceFeed::ReferenceFeed(Session& session, QObject* parent)
    : QObject(parent)
    , m_lane(session.lane()) {}

ReferenceFeed::~ReferenceFeed() {
    stop();
}

void ReferenceFeed::setEngine(Engine engine) {
    if (engine == m_engine)
        return;
    m_engine = std::move(engine);
    m_hasSchedule = m_hasMap = false;
    stop();
}

void ReferenceFeed::stop() {
    for (const QString& channel : {scheduleChannel, mapChannel, nearestChannel})
        m_lane.cancel(channel.toStdString());
}

void ReferenceFeed::find() {
    if (!m_engine)
        return;
    if (!m_hasSchedule)
        askEngine(
            m_lane, scheduleChannel, this,
            [](const LatentEngine& engine, std::stop_token) { return engine.noiseSchedule(); },
            [this](const std::vector<NoisePoint>& schedule) {
                m_hasSchedule = true;
                Q_EMIT scheduleFound(schedule);
            });
    if (!m_hasMap)
        askEngine(
            m_lane, mapChannel, this,
            [](const LatentEngine& engine, std::stop_token stop) { return engine.latentMap(stop); },
            [this](const LatentMap& map) {
                m_hasMap = true;
                Q_EMIT mapFound(map);
            });
}

void ReferenceFeed::findNearest(const Image& frame) {
    if (!m_engine || frame.empty())
        return;
    askEngine(
        m_lane, nearestChannel, this,
        [frame](const LatentEngine& engine, std::stop_token stop) { return engine.nearestTraining(frame, stop); },
        [this](const NearestPicture& nearest) { Q_EMIT nearestFound(nearest); });
}

} // namespace studio::ui
