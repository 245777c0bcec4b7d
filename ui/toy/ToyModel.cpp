// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyModel.hpp"

#include "ui/session/Session.hpp"
#include "ui/widgets/Banner.hpp"

#include <QUndoCommand>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

/// A channel for each model: one's request must not drop another's.
QString channelOf(const ToyModel* model, const QString& purpose) {
    return QStringLiteral("toy.%1/%2").arg(purpose).arg(reinterpret_cast<quintptr>(model));
}

ToyRequest requestFor(const ToyModel::Points& points, const ToySettings& settings, const Choice& sampler) {
    return {.points = points,
            .schedule = settings.schedule,
            .sampler = sampler.id,
            .steps = settings.steps,
            .eta = sampler.usesEta ? settings.eta : 0.0,
            .karras = sampler.usesKarras && settings.karras,
            .particles = settings.particles,
            .seed = settings.seed};
}

ToyModel::Runs flyAll(const ToyModel::Points& points, const ToySettings& settings) {
    ToyModel::Runs runs;
    for (const Choice& sampler : settings.samplers) {
        const ToyRequest request = requestFor(points, settings, sampler);
        const auto flight = std::make_shared<const ToyFlight>(toyFlight(request));
        const bool isWandering = sampler.isStochastic || request.eta > 0.0;
        runs.push_back(std::make_shared<const ToyRun>(ToyRun{sampler, settings.schedule, isWandering, flight, {}}));
    }
    return runs;
}

ToyModel::Runs withFields(const ToyModel::Runs& runs, const ToyModel::Points& points, const std::stop_token& stop) {
    ToyModel::Runs complete;
    for (const auto& each : runs) {
        ToyRun run = *each;
        run.field.clear();
        for (const ToyStep& step : run.flight->steps) {
            throwIfStopped(stop);
            run.field.push_back(step.sigma > 0.0 ? toyField({.points = points,
                                                             .schedule = run.schedule,
                                                             .sigma = step.sigma,
                                                             .extent = ToyModel::extent,
                                                             .cells = ToyModel::fieldCells})
                                                 : std::vector<ToyPoint>());
        }
        complete.push_back(std::make_shared<const ToyRun>(std::move(run)));
    }
    return complete;
}

std::shared_ptr<const ToyRun> withFieldOf(const ToyRun& run, const ToyRun& before) {
    ToyRun complete = run;
    if (before.schedule == run.schedule && before.field.size() == run.flight->steps.size())
        complete.field = before.field;
    return std::make_shared<const ToyRun>(std::move(complete));
}

} // namespace

/// From one set of points to another.
class ToyCommand : public QUndoCommand {
public:
    ToyCommand(ToyModel& model, ToyModel::Points before, ToyModel::Points after, const QString& text)
        : QUndoCommand(text)
        , m_model(&model)
        , m_before(std::move(before))
        , m_after(std::move(after)) {}
    void undo() override {
        if (m_model)
            m_model->show(m_before);
    }
    void redo() override {
        if (m_model)
            m_model->show(m_after);
    }

private:
    QPointer<ToyModel> m_model;
    ToyModel::Points m_before;
    ToyModel::Points m_after;
};

ToyModel::ToyModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_fieldChannel(channelOf(this, QStringLiteral("field")))
    , m_flights(session.lane(), channelOf(this, QStringLiteral("flight")), this) {}

void ToyModel::addPoint(ToyPoint point) {
    if (isFull())
        return;
    Points points = m_points;
    points.push_back(point);
    setPoints(std::move(points));
}

void ToyModel::erase(ToyPoint middle, float radius) {
    Points points = m_points;
    const auto near = [&](const ToyPoint& point) {
        return std::hypot(point.x - middle.x, point.y - middle.y) <= radius;
    };
    if (std::erase_if(points, near) > 0)
        setPoints(std::move(points));
}

void ToyModel::commit(const QString& text) {
    if (m_points == m_committed)
        return;
    Points before = std::exchange(m_committed, m_points);
    m_session.undoStack().push(std::make_unique<ToyCommand>(*this, std::move(before), m_points, text).release());
}

void ToyModel::useShape(const Choice& shape) {
    setPoints(toyShape(shape.id, shapePoints));
    commit(coreText(shape.name));
}

void ToyModel::startWith(const Choice& shape) {
    setPoints(toyShape(shape.id, shapePoints));
    m_committed = m_points;
}

void ToyModel::clear() {
    setPoints({});
    commit(tr("Clear the points"));
}

void ToyModel::setPoints(Points points) {
    m_points = std::move(points);
    Q_EMIT pointsChanged();
    fly();
}

void ToyModel::show(const Points& points) {
    m_committed = points;
    if (m_points != points)
        setPoints(points);
}

void ToyModel::setSettings(ToySettings settings) {
    m_settings = std::move(settings);
    fly();
}

void ToyModel::fly() {
    const quint64 wish = ++m_wish;
    m_session.lane().cancel(m_fieldChannel.toStdString());
    if (m_points.empty() || m_settings.samplers.empty()) {
        m_done = wish;
        return takeRuns(Runs());
    }
    m_flights.request([points = m_points, settings = m_settings](std::stop_token) { return flyAll(points, settings); },
                      [this, wish](Answer<Runs> answer) {
                          if (const auto* error = std::get_if<Error>(&answer)) {
                              Q_EMIT failed(*error);
                              return;
                          }
                          if (m_points.empty())
                              return;
                          m_done = m_settings.field ? m_done : wish;
                          takeRuns(std::get<Runs>(std::move(answer)));
                          if (wish == m_wish && m_settings.field)
                              findField();
                      });
}

void ToyModel::takeRuns(Runs runs) {
    // The arrows of a moment ago stand in for the new ones: they would flicker under a moving hand otherwise.
    for (std::size_t i = 0; m_settings.field && i < std::min(runs.size(), m_runs.size()); ++i)
        runs[i] = withFieldOf(*runs[i], *m_runs[i]);
    m_runs = std::move(runs);
    Q_EMIT runsChanged();
}

void ToyModel::findField() {
    ask(
        m_session.lane(), m_fieldChannel, this,
        [runs = m_runs, points = m_points](std::stop_token stop) { return withFields(runs, points, stop); },
        [this, wish = m_wish](Answer<Runs> answer) {
            if (const auto* error = std::get_if<Error>(&answer)) {
                Q_EMIT failed(*error);
                return;
            }
            m_done = wish;
            m_runs = std::get<Runs>(std::move(answer));
            Q_EMIT runsChanged();
        });
}

} // namespace studio::ui
