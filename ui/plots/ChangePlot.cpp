// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/ChangePlot.hpp"

#include "ui/theme/Theme.hpp"

#include <qcustomplot.h>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace studio::ui {

ChangePlot::ChangePlot(QWidget* parent)
    : SmallPlot(parent)
    , m_bars(new QCPBars(plot()->xAxis, plot()->yAxis)) // the plot owns its plottables
    , m_here(new QCPBars(plot()->xAxis, plot()->yAxis)) {
    setAccessibleName(tr("Change of the prediction"));
    setToolTip(tr("Root mean square change of the predicted x0 since the step before, in standard deviations of the "
                  "latent. Tall bars: the picture is being decided there. A click goes to a step."));
    plot()->xAxis->setLabel(tr("step"));
    plot()->yAxis->setLabel(tr("change, std"));
    for (QCPBars* bars : {m_bars, m_here})
        bars->setWidth(0.72);
    applyTheme();
    setSteps({});
}

void ChangePlot::setSteps(const std::vector<DenoisingStep>& steps, int first) {
    m_first = first;
    m_changes.clear();
    QVector<double> numbers;
    for (const DenoisingStep& step : steps) {
        numbers << static_cast<double>(first) +
                       static_cast<double>(m_changes.size()); // 0 is the noise, 30 of 30 the end
        m_changes.push_back(step.change);
    }
    m_bars->setData(numbers, QVector<double>(m_changes.begin(), m_changes.end()), true);
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis})
        axis->setTickLabels(!m_changes.empty()); // numbers without bars would mean nothing
    const double highest = m_changes.empty() ? 0.0 : *std::ranges::max_element(m_changes);
    plot()->xAxis->setRange(first - 0.6, first + std::max(0.6, static_cast<double>(m_changes.size()) - 0.4));
    plot()->yAxis->setRange(0.0, highest > 0.0 ? highest * 1.1 : 1.0);
    setCurrent(static_cast<int>(m_changes.size()) - 1);
}

void ChangePlot::setCurrent(int step) {
    m_current = step >= 0 && step < static_cast<int>(m_changes.size()) ? step : -1;
    if (m_current >= 0) {
        m_here->setData({static_cast<double>(m_first + m_current)}, {m_changes[static_cast<std::size_t>(m_current)]});
    } else {
        m_here->data()->clear();
    }
    redraw();
}

QString ChangePlot::readoutAt(QPointF place) const {
    const int step = stepAt(place);
    if (step < 0)
        return {};
    return tr("step %1\n%2 std")
        .arg(m_first + step)
        .arg(QLocale().toString(m_changes[static_cast<std::size_t>(step)], 'g', 3));
}

int ChangePlot::stepAt(QPointF place) const {
    const int step = static_cast<int>(std::lround(place.x())) - m_first;
    return step >= 0 && step < static_cast<int>(m_changes.size()) ? step : -1;
}

void ChangePlot::applyTheme() {
    const Colours& colours = Theme::current().colours();
    QColor quiet = colours.secondary;
    quiet.setAlphaF(0.55F);
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(quiet);
    m_here->setPen(Qt::NoPen);
    m_here->setBrush(colours.accent);
    SmallPlot::applyTheme();
}

} // namespace studio::ui
