// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/SchedulePlot.hpp"

#include "ui/theme/Theme.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double furthest = 60.0; // dB: beyond lies what no picture shows

bool isNearer(double a, double b, double to) {
    return std::abs(a - to) < std::abs(b - to);
}

} // namespace

SchedulePlot::SchedulePlot(QWidget* parent)
    : SmallPlot(parent)
    , m_curve(plot()->addGraph())
    , m_dots(plot()->addGraph())
    , m_here(plot()->addGraph()) {
    setAccessibleName(tr("Noise schedule"));
    setToolTip(
        tr("How much of the signal is left in x_t at every time t. The dots are the steps of the film: where the "
           "sampler looks. A click goes to a step."));
    plot()->xAxis->setLabel(tr("time t"));
    plot()->xAxis->setRangeReversed(true);
    plot()->yAxis->setLabel(tr("SNR, dB"));
    m_dots->setLineStyle(QCPGraph::lsNone);
    m_here->setLineStyle(QCPGraph::lsNone);
    applyTheme();
    setSchedule({});
}

template<class Points>
std::pair<QVector<double>, QVector<double>> SchedulePlot::coordinates(const Points& points) const {
    std::pair<QVector<double>, QVector<double>> found;
    for (const auto& point : points) {
        found.first << point.t;
        found.second << height(point.snr);
    }
    return found;
}

void SchedulePlot::setSchedule(std::vector<NoisePoint> schedule) {
    m_schedule = std::move(schedule);
    const auto [times, levels] = coordinates(m_schedule);
    m_curve->setData(times, levels);
    if (!times.isEmpty()) {
        const auto [first, last] = std::minmax_element(times.cbegin(), times.cend());
        const auto [low, high] = std::minmax_element(levels.cbegin(), levels.cend());
        const double room = 0.03 * (*last - *first);
        plot()->xAxis->setRange(*first - room, *last + room);
        plot()->yAxis->setRange(*low - 5.0, *high + 5.0);
    }
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis})
        axis->setTickLabels(!times.isEmpty()); // numbers without a curve would mean nothing
    showSteps();
}

void SchedulePlot::setSteps(const std::vector<DenoisingStep>& steps) {
    m_steps.clear();
    for (const DenoisingStep& step : steps)
        m_steps.push_back({step.t, step.snr});
    m_current = static_cast<int>(m_steps.size()) - 1;
    showSteps();
}

void SchedulePlot::setCurrent(int step) {
    m_current = step >= 0 && step < static_cast<int>(m_steps.size()) ? step : -1;
    showSteps();
}

QPointF SchedulePlot::currentPoint() const {
    if (m_current < 0)
        return {};
    const Mark& mark = m_steps[static_cast<std::size_t>(m_current)];
    return {mark.t, height(mark.snr)};
}

void SchedulePlot::showSteps() {
    const auto [times, levels] = coordinates(m_steps);
    m_dots->setData(times, levels);
    if (m_current >= 0) {
        m_here->setData({currentPoint().x()}, {currentPoint().y()});
    } else {
        m_here->data()->clear();
    }
    redraw();
}

/// The signal-to-noise ratio in dB, as far as it is drawn.
double SchedulePlot::height(double snr) const {
    return snr > 0.0 ? std::clamp(decibels(snr), -furthest, furthest) : -furthest;
}

TimeScale SchedulePlot::scale() const {
    const bool whole = std::ranges::any_of(m_schedule, [](const NoisePoint& point) { return point.t > 1.0; });
    return whole ? TimeScale::Timesteps : TimeScale::Unit;
}

QString SchedulePlot::readoutAt(QPointF place) const {
    if (m_schedule.empty())
        return {};
    const auto nearest = std::ranges::min_element(
        m_schedule, [&](const NoisePoint& a, const NoisePoint& b) { return isNearer(a.t, b.t, place.x()); });
    return tr("t %1\nSNR %2\nα %3, σ %4")
        .arg(timeText(nearest->t, scale()), snrText(nearest->snr), sigmaText(nearest->alpha),
             sigmaText(nearest->sigma));
}

int SchedulePlot::stepAt(QPointF place) const {
    const auto nearest =
        std::ranges::min_element(m_steps, [&](const Mark& a, const Mark& b) { return isNearer(a.t, b.t, place.x()); });
    return nearest == m_steps.end() ? -1 : static_cast<int>(nearest - m_steps.begin());
}

void SchedulePlot::applyTheme() {
    const Colours& colours = Theme::current().colours();
    m_curve->setPen(QPen(colours.secondary, 1.4));
    m_dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colours.text, 3.5));
    m_here->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colours.accent, 9));
    SmallPlot::applyTheme();
}

} // namespace studio::ui
