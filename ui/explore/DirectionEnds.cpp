// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/DirectionEnds.hpp"

#include <algorithm>
#include <array>

namespace studio::ui {

namespace {

const QString channel = QStringLiteral("explore.ends");

} // namespace

DirectionEnds::DirectionEnds(ExploreModel& model, QObject* parent)
    : QObject(parent)
    , m_model(model) {}

bool DirectionEnds::isCurrent() const {
    return m_engine.lock() == m_model.engine() && m_kind == m_model.axisKind() && m_start == m_model.state().start;
}

void DirectionEnds::refresh() {
    if (!isCurrent())
        want(m_asked);
}

void DirectionEnds::want(std::size_t count) {
    if (!isCurrent()) {
        stop();
        m_pairs.clear();
        m_engine = m_model.engine();
        m_kind = m_model.axisKind();
        m_start = m_model.state().start;
    }
    m_asked = count;
    m_wanted = m_model.engine() && !m_start.empty() && !m_model.isRenewing() ? count : 0;
    for (std::size_t axis = 0; axis < std::min(m_wanted, m_pairs.size()); ++axis)
        Q_EMIT found(axis, m_pairs[axis]);
    if (!m_busy)
        findNext();
}

void DirectionEnds::stop() {
    m_asked = m_wanted = 0;
    m_busy = false;
    m_model.session().background().cancel(channel.toStdString());
}

/// One at a time: a hand that moves a slider meanwhile waits for two pictures at most.
void DirectionEnds::findNext() {
    const std::size_t axis = m_pairs.size();
    const auto engine = m_engine.lock();
    m_busy = engine && axis < m_wanted;
    if (!m_busy)
        return;
    std::array<Latent, 2> ends;
    for (std::size_t side = 0; side < ends.size(); ++side) {
        ExploreState state;
        state.start = m_start;
        std::vector<double>& offsets = state.offsets(m_kind);
        offsets.resize(axis + 1, 0.0);
        offsets[axis] = side == 0 ? -far : far;
        ends[side] = walk(state, m_model.axes(AxisKind::Principal), m_model.axes(AxisKind::Raw));
    }
    ask(
        m_model.session().background(), channel, this,
        [engine, ends](std::stop_token stop) { return engine->decode(ends, stop); },
        [this](Answer<std::vector<Image>> answer) {
            m_busy = false;
            auto* pictures = std::get_if<std::vector<Image>>(&answer);
            if (!pictures || pictures->size() != 2)
                return; // the sliders work without
            m_pairs.push_back({std::move((*pictures)[0]), std::move((*pictures)[1])});
            if (m_pairs.size() <= m_wanted)
                Q_EMIT found(m_pairs.size() - 1, m_pairs.back());
            findNext();
        });
}

} // namespace studio::ui
