// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/ReferenceFeed.hpp"

#include "ui/session/Ask.hpp"
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
    if (!m_hasSchedule) {
        ask(
            m_lane, scheduleChannel, this, [engine = m_engine](std::stop_token) { return engine->noiseSchedule(); },
            [this, engine = m_engine](Answer<std::vector<NoisePoint>> answer) {
                if (engine != m_engine)
                    return;
                m_hasSchedule = true;
                if (const auto* schedule = std::get_if<std::vector<NoisePoint>>(&answer)) {
                    Q_EMIT scheduleFound(*schedule);
                } else {
                    Q_EMIT failed(std::get<Error>(answer));
                }
            });
    }
    if (m_hasMap)
        return;
    ask(
        m_lane, mapChannel, this, [engine = m_engine](std::stop_token stop) { return engine->latentMap(stop); },
        [this, engine = m_engine](Answer<LatentMap> answer) {
            if (engine != m_engine)
                return;
            m_hasMap = true;
            if (const auto* map = std::get_if<LatentMap>(&answer)) {
                Q_EMIT mapFound(*map);
            } else {
                Q_EMIT failed(std::get<Error>(answer));
            }
        });
}

void ReferenceFeed::findNearest(const Image& frame) {
    if (!m_engine || frame.empty())
        return;
    ask(
        m_lane, nearestChannel, this,
        [engine = m_engine, frame](std::stop_token stop) { return engine->nearestTraining(frame, stop); },
        [this, engine = m_engine](Answer<NearestPicture> answer) {
            if (engine != m_engine)
                return;
            if (const auto* nearest = std::get_if<NearestPicture>(&answer)) {
                Q_EMIT nearestFound(*nearest);
            } else {
                Q_EMIT failed(std::get<Error>(answer));
            }
        });
}

} // namespace studio::ui
