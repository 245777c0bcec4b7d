// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/DiffusionFeed.hpp"

#include "ui/diffuse/AskEngine.hpp"
#include "ui/session/Session.hpp"

#include <algorithm>
#include <chrono>

namespace studio::ui {

namespace {

constexpr double draftTime = 0.12; // seconds: what comes later no longer follows the hand

} // namespace

DiffusionFeed::DiffusionFeed(Session& session, const QString& name, QObject* parent)
    : QObject(parent)
    , m_lane(session.lane())
    , m_samplesChannel(name + QStringLiteral(".samples"))
    , m_filmChannel(name + QStringLiteral(".film"))
    , m_filmsChannel(name + QStringLiteral(".films"))
    , m_drafts(session.lane(), name + QStringLiteral(".draft"), this) {}

DiffusionFeed::~DiffusionFeed() {
    stop();
}

void DiffusionFeed::setEngine(Engine engine) {
    m_engine = std::move(engine);
    m_draftSteps = draftSteps;
    stop();
}

void DiffusionFeed::stop() {
    for (const QString& channel : {m_samplesChannel, m_filmChannel, m_filmsChannel})
        m_lane.cancel(channel.toStdString());
}

void DiffusionFeed::drawSamples(const SampleRequest& request) {
    if (!m_engine)
        return;
    const quint64 wish = ++m_wish;
    stop(); // what runs with many steps must give way before a draft can be seen
    if (request.steps > 2 * m_draftSteps)
        drawDraft(request, wish);
    ask(
        m_lane, m_samplesChannel, this,
        [engine = m_engine, request](std::stop_token stop) { return draw(*engine, request, stop); },
        [this, engine = m_engine, wish](Answer<Drawn> answer) {
            m_finished = wish;
            deliver(engine, answer, Quality::Final);
        });
}

void DiffusionFeed::drawDraft(SampleRequest request, quint64 wish) {
    request.steps = m_draftSteps;
    m_drafts.request([engine = m_engine, request](std::stop_token) { return draw(*engine, request, {}); },
                     [this, engine = m_engine, wish](Answer<Drawn> answer) {
                         if (wish > m_finished)
                             deliver(engine, answer, Quality::Draft);
                     });
}

DiffusionFeed::Drawn DiffusionFeed::draw(const LatentEngine& engine, const SampleRequest& request,
                                         std::stop_token stop) {
    const auto begun = std::chrono::steady_clock::now();
    std::vector<Image> samples = engine.sample(request, std::move(stop));
    return {std::move(samples), std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()};
}

void DiffusionFeed::drawFilm(SampleRequest request, std::int64_t index) {
    if (!m_engine)
        return;
    request.first += index;
    request.count = 1;
    askEngine(
        m_lane, m_filmChannel, this,
        [request](const LatentEngine& engine, std::stop_token stop) { return engine.trace(request, stop); },
        [this, index](const Film& film) { Q_EMIT filmDrawn(film, static_cast<int>(index)); });
}

void DiffusionFeed::drawFilms(SampleRequest request, std::int64_t count) {
    if (!m_engine)
        return;
    request.count = count;
    askEngine(
        m_lane, m_filmsChannel, this,
        [request](const LatentEngine& engine, std::stop_token stop) { return engine.traces(request, stop); },
        [this](const std::vector<Film>& films) { Q_EMIT filmsDrawn(films); });
}

void DiffusionFeed::deliver(const Engine& engine, const Answer<Drawn>& answer, Quality quality) {
    if (engine != m_engine)
        return;
    if (const auto* error = std::get_if<Error>(&answer))
        return Q_EMIT failed(*error);
    const Drawn& drawn = std::get<Drawn>(answer);
    if (quality == Quality::Final) {
        m_seconds = drawn.seconds;
    } else if (drawn.seconds > draftTime) {
        m_draftSteps = std::max(1, m_draftSteps / 2);
    } else if (drawn.seconds < draftTime / 4) {
        m_draftSteps = std::min(draftSteps, 2 * m_draftSteps);
    }
    Q_EMIT samplesDrawn(drawn.samples, quality);
}

} // namespace studio::ui
