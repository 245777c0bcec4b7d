// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/plots/Curve.hpp"
#include "ui/train/MetricNames.hpp"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace studio::ui {

/// The curves that share a vertical axis.
struct MetricFacet {
    QString title; ///< the kind of loss; empty for what is no loss
    std::vector<std::string> runs;
    std::vector<Curve> curves;
};

/// The curves of a choice, run by run, over "step", "epoch" or "minutes". A facet for each kind of loss: errors that
/// are summed, averaged or of another quantity share no axis.
std::vector<MetricFacet> metricFacets(const std::vector<RunInfo>& runs, const MetricChoice& choice,
                                      const std::string& over,
                                      const std::function<const MetricTable&(const std::string& run)>& tableOf);

} // namespace studio::ui
