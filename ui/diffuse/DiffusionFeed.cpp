// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/DiffusionFeed.hpp"

#include "ui/session/Session.hpp"

#include <algorithm>

namespace studio::ui {

namespace {

const QString samplesChannel = QStringLiteral("diffuse.samples");
const QString filmChannel = QStringLiteral("diffuse.film");

} // namespace

DiffusionFeed::DiffusionFeed(Session& session, QObject* parent)
    : QObject(parent)
    , m_lane(session.lane())
    , m_drafts(session.lane(), QStringLiteral("diffuse.draft"), this) {}

void DiffusionFeed::setEngine(Engine engine) {
    m_engine = std::move(engine);
    m_lane.cancel(samplesChannel.toStdString());
    m_lane.cancel(filmChannel.toStdString());
}

void DiffusionFeed::drawSamples(const SampleRequest& request) {
    if (!m_engine)
        return;
    const quint64 wish = ++m_wish;
    // What runs with many steps must give way before a draft can be seen.
    m_lane.cancel(samplesChannel.toStdString());
    m_lane.cancel(filmChannel.toStdString());
    if (request.steps > 2 * draftSteps) {
        SampleRequest draft = request;
        draft.steps = draftSteps;
        m_drafts.request([engine = m_engine, draft](std::stop_token) { return engine->sample(draft); },
                         [this, engine = m_engine, wish](Answer<std::vector<Image>> answer) {
                             if (wish > m_finished)
                                 deliver(engine, std::move(answer), Quality::Draft);
                         });
    }
    ask(
        m_lane, samplesChannel, this,
        [engine = m_engine, request](std::stop_token stop) { return engine->sample(request, stop); },
        [this, engine = m_engine, wish](Answer<std::vector<Image>> answer) {
            m_finished = wish;
            deliver(engine, std::move(answer), Quality::Final);
        });
}

void DiffusionFeed::drawFilm(SampleRequest request, std::int64_t index) {
    if (!m_engine)
        return;
    request.first = index;
    request.count = 1;
    ask(
        m_lane, filmChannel, this,
        [engine = m_engine, request](std::stop_token stop) { return engine->trace(request, stop); },
        [this, engine = m_engine](Answer<std::vector<DenoisingStep>> answer) {
            if (engine != m_engine)
                return;
            if (const auto* steps = std::get_if<std::vector<DenoisingStep>>(&answer)) {
                Q_EMIT filmDrawn(*steps);
            } else {
                Q_EMIT failed(std::get<Error>(answer));
            }
        });
}

void DiffusionFeed::deliver(const Engine& engine, Answer<std::vector<Image>> answer, Quality quality) {
    if (engine != m_engine)
        return;
    if (const auto* samples = std::get_if<std::vector<Image>>(&answer)) {
        Q_EMIT samplesDrawn(*samples, quality);
    } else {
        Q_EMIT failed(std::get<Error>(answer));
    }
}

} // namespace studio::ui
