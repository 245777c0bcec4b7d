// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/ExploreModel.hpp"

#include "core/studio/Exchange.hpp"
#include "ui/explore/ExploreCommand.hpp"
#include "ui/pictures/PictureName.hpp"

#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <random>

namespace studio::ui {

namespace {

const QString renewChannel = QStringLiteral("explore.renew");

} // namespace

ExploreModel::ExploreModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &Session::projectChanged, this, [this] {
        m_states.clear();
        m_run.clear();
        m_engine = nullptr;
        adopt(nullptr);
    });
    connect(&session, &Session::runRenamed, this, [this](const QString& from, const QString& to) {
        if (m_states.contains(from))
            m_states.insert(to, m_states.take(from));
        if (from == m_run)
            m_run = to;
    });
}

QHash<QString, ExploreState> ExploreModel::walks() const {
    QHash<QString, ExploreState> walks = m_states;
    if (!m_run.isEmpty() && m_engine && !m_renewing)
        walks[m_run] = m_committed;
    return walks;
}

void ExploreModel::setRun(const QString& run) {
    m_states = walks();
    m_run = run;
    adopt(nullptr);
    if (run.isEmpty())
        return;
    m_session.requestEngine(run, this, [this, run](Answer<Engine> answer) {
        if (run != m_run)
            return;
        if (const auto* error = std::get_if<Error>(&answer)) {
            Q_EMIT failed(run, *error);
            return;
        }
        adopt(std::get<Engine>(std::move(answer)));
    });
}

void ExploreModel::adopt(Engine engine) {
    m_engine = std::move(engine);
    m_principal = {};
    m_raw = {};
    m_explained = 0.0;
    m_state = {};
    m_renewing = false;
    m_session.lane().cancel(renewChannel.toStdString());
    if (m_engine) {
        if (m_known.lock() != m_engine) {
            m_known = m_engine;
            m_weights = m_engine->weights().empty() ? "training " + std::to_string(++m_unnamed) : m_engine->weights();
        }
        m_state.weights = m_weights;
        m_kind = m_engine->shape().isVector ? AxisKind::Raw : AxisKind::Principal;
    }
    m_committed = m_state;
    if (m_engine && !m_states.value(m_run).start.empty())
        restore(m_states.value(m_run));
    Q_EMIT engineChanged();
    Q_EMIT axesChanged();
    Q_EMIT stateChanged();
    if (m_engine)
        findAxes();
}

/// Shows `state` if its latents belong to the weights in use; otherwise what these weights make of its pictures.
void ExploreModel::restore(const ExploreState& state) {
    if (state.weights != m_weights)
        return renew(state);
    m_state = state;
    m_committed = state;
}

/// The start and both ends are encoded again. Directions are others too, so that offsets begin at zero.
void ExploreModel::renew(ExploreState state) {
    m_renewing = true;
    const auto work = [engine = m_engine, weights = m_weights, state = std::move(state)](std::stop_token) {
        ExploreState renewed = state;
        renewed.weights = weights;
        renewed.principal.clear();
        renewed.raw.clear();
        if (!renewed.start.empty())
            renewed.start = engine->encode(renewed.startPicture);
        for (std::optional<Endpoint>* end : {&renewed.a, &renewed.b})
            if (*end)
                (*end)->latent = engine->encode((*end)->picture);
        return renewed;
    };
    ask(m_session.lane(), renewChannel, this, work, [this, engine = m_engine](Answer<ExploreState> answer) {
        if (engine != m_engine)
            return;
        m_renewing = false;
        if (const auto* error = std::get_if<Error>(&answer)) {
            Q_EMIT failed(m_run, *error);
            return Q_EMIT engineChanged(); // an empty walk begins anew
        }
        m_state = std::get<ExploreState>(std::move(answer));
        m_committed = m_state;
        Q_EMIT stateChanged();
    });
}

void ExploreModel::findAxes() {
    const std::int64_t size = m_engine->shape().size();
    const bool all = size <= mostRawDimensions;
    const int count = static_cast<int>(all ? size : std::min<std::int64_t>(leadingDirections, size));
    const auto work = [engine = m_engine, count](std::stop_token stop) {
        return engine->principalDirections(count, stop);
    };
    ask(m_session.lane(), QStringLiteral("explore.axes"), this, work,
        [this, engine = m_engine](Answer<PrincipalDirections> answer) {
            if (engine != m_engine)
                return;
            if (const auto* error = std::get_if<Error>(&answer)) {
                Q_EMIT failed(m_run, *error);
                return;
            }
            const auto& found = std::get<PrincipalDirections>(answer);
            m_principal = principalAxes(found);
            m_raw = rawAxes(found);
            m_explained = found.explained;
            if (!offersRawAxes())
                m_kind = AxisKind::Principal;
            Q_EMIT axesChanged();
            Q_EMIT stateChanged();
        });
}

void ExploreModel::setAxisKind(AxisKind kind) {
    if (kind == m_kind || (kind == AxisKind::Raw && !offersRawAxes()))
        return;
    m_kind = kind;
    Q_EMIT axesChanged();
}

void ExploreModel::moveAlong(std::size_t axis, double deviations) {
    std::vector<double>& offsets = m_state.offsets(m_kind);
    if (offsets.size() < axes(m_kind).count())
        offsets.resize(axes(m_kind).count(), 0.0);
    if (axis >= offsets.size() || offsets[axis] == deviations)
        return;
    offsets[axis] = deviations;
    Q_EMIT stateChanged();
}

void ExploreModel::commit(const QString& text) {
    if (m_state == m_committed || m_run.isEmpty())
        return;
    ExploreState before = std::move(m_committed);
    m_committed = m_state;
    m_session.undoStack().push(std::make_unique<ExploreCommand>(*this, std::move(before), m_state, text).release());
}

void ExploreModel::show(const QString& run, const ExploreState& state) {
    if (run != m_run) {
        m_states[run] = state;
        m_session.setCurrentRun(run);
        return;
    }
    if (!m_engine) {
        m_states[run] = state; // shown once the weights are there
        return;
    }
    if (state.weights != m_weights)
        return renew(state);
    m_committed = state;
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void ExploreModel::apply(ExploreState state, const QString& text) {
    m_state = std::move(state);
    commit(text);
    Q_EMIT stateChanged();
}

void ExploreModel::resetAxis(std::size_t axis) {
    moveAlong(axis, 0.0);
    commit(tr("Reset direction %1").arg(axis + 1));
}

void ExploreModel::resetAll() {
    ExploreState state = m_state;
    state.principal.clear();
    state.raw.clear();
    apply(std::move(state), tr("Reset all directions"));
}

void ExploreModel::randomise() {
    constexpr double furthest = 2.5; // standard deviations: beyond lies what the decoder has hardly seen
    std::mt19937 generator(QRandomGenerator::global()->generate());
    std::normal_distribution<double> normal;
    ExploreState state = m_state;
    std::vector<double>& offsets = state.offsets(m_kind);
    offsets.resize(axes(m_kind).count());
    for (double& offset : offsets) {
        offset =
            std::round(std::clamp(normal(generator), -furthest, furthest) * 100.0) / 100.0; // as the sliders show it
    }
    apply(std::move(state), tr("Randomise"));
}

void ExploreModel::startFrom(Latent latent, const Image& picture, const QString& name) {
    if (!m_engine || std::ssize(latent) != m_engine->shape().size())
        return;
    ExploreState state = m_state;
    state.principal.clear();
    state.raw.clear();
    // The very first start is where the walk begins, not a step that one could want to undo.
    const bool first = state.start.empty();
    state.start = std::move(latent);
    state.startPicture = picture;
    state.startName = name;
    if (first)
        m_committed = state;
    apply(std::move(state), tr("Start from %1").arg(name));
}

void ExploreModel::startFromPicture(const Image& picture, const QString& name) {
    if (!m_engine)
        return;
    ask(
        m_session.lane(), QStringLiteral("explore.start"), this,
        [engine = m_engine, picture](std::stop_token) { return engine->encode(picture); },
        [this, engine = m_engine, picture, name](Answer<Latent> answer) {
            if (engine != m_engine)
                return;
            if (auto* latent = std::get_if<Latent>(&answer)) {
                startFrom(std::move(*latent), picture, name);
            } else {
                Q_EMIT failed(m_run, std::get<Error>(answer));
            }
        });
}

void ExploreModel::setEndpoint(End end, Endpoint endpoint) {
    if (!m_engine || std::ssize(endpoint.latent) != m_engine->shape().size())
        return;
    ExploreState state = m_state;
    std::optional<Endpoint>& target = end == End::A ? state.a : state.b;
    const bool first = !target;
    target = std::move(endpoint);
    if (first) {
        // An empty end is filled by the window itself as soon as a run is shown: nothing that one could want to undo.
        (end == End::A ? m_committed.a : m_committed.b) = target;
        m_state = std::move(state);
        Q_EMIT stateChanged();
        return;
    }
    apply(std::move(state), end == End::A ? tr("Choose A") : tr("Choose B"));
}

void ExploreModel::setEndpointPicture(End end, const Image& picture, const QString& name) {
    if (!m_engine)
        return;
    ask(
        m_session.lane(), end == End::A ? QStringLiteral("explore.a") : QStringLiteral("explore.b"), this,
        [engine = m_engine, picture](std::stop_token) { return engine->encode(picture); },
        [this, engine = m_engine, end, picture, name](Answer<Latent> answer) {
            if (engine != m_engine)
                return;
            if (auto* latent = std::get_if<Latent>(&answer)) {
                setEndpoint(end, {std::move(*latent), picture, name});
            } else {
                Q_EMIT failed(m_run, std::get<Error>(answer));
            }
        });
}

template<class Taken>
void ExploreModel::readPicture(const QString& path, const QString& channel, Taken taken) {
    if (!m_engine || path.isEmpty())
        return;
    ask(
        m_session.lane(), channel, this,
        [path, project = project()](std::stop_token stop) {
            return studio::readPicture(std::filesystem::path(path.toStdU16String()), project->facts(), stop);
        },
        [this, engine = m_engine, taken](Answer<Image> answer) {
            if (engine != m_engine)
                return;
            if (const auto* picture = std::get_if<Image>(&answer)) {
                taken(*picture);
            } else {
                Q_EMIT failed(m_run, std::get<Error>(answer));
            }
        });
}

void ExploreModel::startFromFile(const QString& path) {
    readPicture(path, QStringLiteral("explore.file"),
                [this, name = QFileInfo(path).fileName()](const Image& picture) { startFromPicture(picture, name); });
}

void ExploreModel::setEndpointFile(End end, const QString& path) {
    const QString channel = end == End::A ? QStringLiteral("explore.fileA") : QStringLiteral("explore.fileB");
    readPicture(path, channel, [this, end, name = QFileInfo(path).fileName()](const Image& picture) {
        setEndpointPicture(end, picture, name);
    });
}

void ExploreModel::setEndpointRandom(End end) {
    if (!m_engine)
        return;
    const std::int64_t index = QRandomGenerator::global()->bounded(static_cast<qint64>(project()->facts().count));
    setEndpointPicture(end, project()->image(index), pictureName(*project(), index));
}

void ExploreModel::setEndpointToShown(End end) {
    if (!m_engine || m_state.start.empty())
        return;
    const QString name = m_state.startName;
    ask(
        m_session.lane(), end == End::A ? QStringLiteral("explore.a") : QStringLiteral("explore.b"), this,
        [engine = m_engine, latent = latent()](std::stop_token) {
            return Endpoint{latent, engine->decode(latent), QString()};
        },
        [this, engine = m_engine, end, name](Answer<Endpoint> answer) {
            if (engine != m_engine)
                return;
            if (auto* endpoint = std::get_if<Endpoint>(&answer)) {
                endpoint->name = name;
                setEndpoint(end, std::move(*endpoint));
            } else {
                Q_EMIT failed(m_run, std::get<Error>(answer));
            }
        });
}

void ExploreModel::swapEndpoints() {
    ExploreState state = m_state;
    std::swap(state.a, state.b);
    apply(std::move(state), tr("Swap A and B"));
}

} // namespace studio::ui
