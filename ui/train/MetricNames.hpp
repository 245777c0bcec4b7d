// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace studio::ui {

/// What a plot of metrics shows: the loss split into its terms, what validation measured, or one column alone.
struct MetricChoice {
    QString name;
    std::vector<std::string> columns;
    QString axis;        ///< title of the vertical axis, with its unit
    bool isLoss = false; ///< a loss and its terms: comparable between runs only where the loss is the same
};

/// Column of metrics.csv as people say it; unknown columns lose their underscores.
QString metricName(const std::string& column);
/// "dB", "nats", "img/s", or empty.
/// The same of a validation figure where a heading says already that it is one: "PSNR".
QString measureName(const std::string& column);
QString metricUnit(const std::string& column);

/// The dash of a term's curve: the same in every plot and for every run. Terms that no model has together may share
/// one.
Qt::PenStyle metricStyle(const std::string& column);

/// The choices that a table's columns offer; step, epoch and seconds are no metrics. The loss is split into its terms
/// as they enter it, times their weights; each without its weight is a choice of its own.
std::vector<MetricChoice> metricChoices(const std::vector<std::string>& columns);

} // namespace studio::ui
