// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/MetricFacets.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterText.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::ui {

namespace {

std::ptrdiff_t columnIndex(const MetricTable& table, const std::string& column) {
    const auto found = std::ranges::find(table.columns, column);
    return found == table.columns.end() ? -1 : found - table.columns.begin();
}

double cell(const std::vector<double>& row, std::ptrdiff_t column) {
    // A column that appeared later is missing from earlier rows.
    return column >= 0 && column < std::ssize(row) ? row[static_cast<std::size_t>(column)]
                                                   : std::numeric_limits<double>::quiet_NaN();
}

/// "sum of squared errors", or "diffusion": losses of other kinds are other quantities.
QString lossKind(const RunInfo& run) {
    constexpr const char* key = "reconstruction";
    if (run.kind == RunKind::Diffusion)
        return QCoreApplication::translate("Metric", "diffusion");
    return run.parameters.contains(key) ? choiceName(run.parameters.text(key)) : QString();
}

void addCurves(MetricFacet& facet, const RunInfo& run, const MetricChoice& choice, const std::string& over,
               const MetricTable& table) {
    const bool minutes = over == "minutes";
    const std::ptrdiff_t x = columnIndex(table, minutes ? "seconds" : over);
    if (x < 0)
        return;
    for (const std::string& term : choice.columns) {
        const std::ptrdiff_t y = columnIndex(table, term);
        Curve curve{{}, Theme::current().runColour(run.colour), metricStyle(term), {}, {}};
        curve.name = QStringLiteral("%1 %2").arg(QString::fromStdString(run.name), metricName(term));
        for (const std::vector<double>& row : table.rows) {
            if (!std::isfinite(cell(row, y)) || !std::isfinite(cell(row, x)))
                continue; // validation is not logged every step
            curve.x.push_back(cell(row, x) / (minutes ? 60.0 : 1.0));
            curve.y.push_back(cell(row, y));
        }
        if (!curve.x.empty())
            facet.curves.push_back(std::move(curve));
    }
}

} // namespace

std::vector<MetricFacet> metricFacets(const std::vector<RunInfo>& runs, const MetricChoice& choice,
                                      const std::string& over,
                                      const std::function<const MetricTable&(const std::string& run)>& tableOf) {
    std::vector<MetricFacet> facets;
    for (const RunInfo& run : runs) {
        const QString kind = choice.isLoss ? lossKind(run) : QString();
        auto facet = std::ranges::find(facets, kind, &MetricFacet::title);
        if (facet == facets.end())
            facet = facets.insert(facets.end(), MetricFacet{kind, {}, {}});
        facet->runs.push_back(run.name);
        addCurves(*facet, run, choice, over, tableOf(run.name));
    }
    std::erase_if(facets, [](const MetricFacet& facet) { return facet.curves.empty(); });
    return facets;
}

} // namespace studio::ui
