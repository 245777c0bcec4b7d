// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/MetricNames.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace studio::ui {

namespace {

struct Known {
    const char* column;
    const char* name;
    const char* unit;
};

constexpr std::array known{
    Known{"loss", QT_TRANSLATE_NOOP("Metric", "loss"), ""},
    Known{"reconstruction", QT_TRANSLATE_NOOP("Metric", "reconstruction"), ""},
    Known{"kl", QT_TRANSLATE_NOOP("Metric", "KL divergence"), "nats"},
    Known{"commitment", QT_TRANSLATE_NOOP("Metric", "commitment"), ""},
    Known{"gradient_penalty", QT_TRANSLATE_NOOP("Metric", "gradient penalty"), ""},
    Known{"latent_l2", QT_TRANSLATE_NOOP("Metric", "latent L2"), ""},
    Known{"perplexity", QT_TRANSLATE_NOOP("Metric", "codes in use (perplexity)"), ""},
    Known{"val_mse", QT_TRANSLATE_NOOP("Metric", "validation MSE"), ""},
    Known{"val_psnr", QT_TRANSLATE_NOOP("Metric", "validation PSNR"), "dB"},
    Known{"val_loss", QT_TRANSLATE_NOOP("Metric", "validation loss"), ""},
    Known{"images_per_second", QT_TRANSLATE_NOOP("Metric", "speed"), "img/s"},
    Known{"learning_rate", QT_TRANSLATE_NOOP("Metric", "learning rate"), ""},
};

const Known* find(const std::string& column) {
    const auto found = std::ranges::find_if(known, [&column](const Known& entry) { return column == entry.column; });
    return found == known.end() ? nullptr : &*found;
}

bool isClock(const std::string& column) {
    return column == "step" || column == "epoch" || column == "seconds";
}

bool isMachine(const std::string& column) {
    return column == "images_per_second" || column == "learning_rate";
}

QString axisTitle(const std::string& column) {
    const QString unit = metricUnit(column);
    return unit.isEmpty() ? metricName(column) : QStringLiteral("%1 (%2)").arg(metricName(column), unit);
}

} // namespace

QString metricName(const std::string& column) {
    if (const Known* entry = find(column))
        return QCoreApplication::translate("Metric", entry->name);
    return QString::fromStdString(column).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString metricUnit(const std::string& column) {
    const Known* entry = find(column);
    return entry ? QString::fromLatin1(entry->unit) : QString();
}

std::vector<MetricChoice> metricChoices(const std::vector<std::string>& columns) {
    MetricChoice terms{
        QCoreApplication::translate("Metric", "Loss and its terms"), {}, QCoreApplication::translate("Metric", "loss")};
    std::vector<MetricChoice> singles;
    for (const std::string& column : columns) {
        if (isClock(column))
            continue;
        singles.push_back({axisTitle(column), {column}, axisTitle(column)});
        const bool measured = column.starts_with("val_") || isMachine(column) || column == "perplexity";
        if (!measured)
            terms.columns.push_back(column);
    }
    std::vector<MetricChoice> choices;
    if (!terms.columns.empty())
        choices.push_back(std::move(terms));
    choices.insert(choices.end(), singles.begin(), singles.end());
    return choices;
}

} // namespace studio::ui
