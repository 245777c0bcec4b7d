// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/plots/SmallPlot.hpp"

#include <vector>

class QCPBars;

namespace studio::ui {

/// How far the predicted x0 moved at every step of the film, as bars; the current step's stands out.
class ChangePlot : public SmallPlot {
    Q_OBJECT

public:
    explicit ChangePlot(QWidget* parent = nullptr);

    void setSteps(const std::vector<DenoisingStep>& steps, int first = 0); ///< `first`: the number of the first one
    void setCurrent(int step);
    int currentStep() const noexcept { return m_current; }

    QString readoutAt(QPointF place) const override;

protected:
    int stepAt(QPointF place) const override;
    void applyTheme() override;

private:
    std::vector<double> m_changes;
    int m_first = 0;
    int m_current = -1;
    QCPBars* m_bars;
    QCPBars* m_here;
};

} // namespace studio::ui
