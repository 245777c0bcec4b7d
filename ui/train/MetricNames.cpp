// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/MetricNames.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string_view>

namespace studio::ui {

namespace {

constexpr std::string_view validation = "val_";
constexpr std::string_view weighted = "weighted_"; ///< terms times their weights, as core logs them

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
    Known{"posterior_std", QT_TRANSLATE_NOOP("Metric", "posterior deviation"), ""},
    Known{"loss_t1", QT_TRANSLATE_NOOP("Metric", "loss, t 0–¼"), ""},
    Known{"loss_t2", QT_TRANSLATE_NOOP("Metric", "loss, t ¼–½"), ""},
    Known{"loss_t3", QT_TRANSLATE_NOOP("Metric", "loss, t ½–¾"), ""},
    Known{"loss_t4", QT_TRANSLATE_NOOP("Metric", "loss, t ¾–1"), ""},
    Known{"usage", QT_TRANSLATE_NOOP("Metric", "codes in use (share)"), ""},
    Known{"perplexity", QT_TRANSLATE_NOOP("Metric", "codes in use (perplexity)"), ""},
    Known{"val_mse", QT_TRANSLATE_NOOP("Metric", "validation MSE"), ""},
    Known{"val_psnr", QT_TRANSLATE_NOOP("Metric", "validation PSNR"), "dB"},
    Known{"val_loss", QT_TRANSLATE_NOOP("Metric", "validation loss"), ""},
    Known{"near_copies", QT_TRANSLATE_NOOP("Metric", "near copies of training pictures (share)"), ""},
    Known{"near_copies_of", QT_TRANSLATE_NOOP("Metric", "samples looked at for near copies"), ""},
    Known{"near_copies_held_out", QT_TRANSLATE_NOOP("Metric", "held-out pictures near training pictures (share)"), ""},
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

bool isNoiseLevel(const std::string& column) {
    return column.starts_with("loss_t");
}

/// Neither a term of the loss nor the loss itself.
bool isMeasure(const std::string& column) {
    constexpr std::array measures{"perplexity", "usage", "posterior_std", "discriminator"};
    return column.starts_with(validation) || isMachine(column) || isNoiseLevel(column) ||
           column.starts_with("near_copies") || std::ranges::find(measures, column) != measures.end();
}

/// A term that enters the loss times a weight: beside the loss it would be another quantity.
bool isRawTerm(const std::string& column) {
    constexpr std::array raw{"kl", "commitment", "gradient_penalty", "latent_l2", "ms_ssim_loss", "adversarial"};
    return std::ranges::find(raw, column) != raw.end();
}

QString axisTitle(const std::string& column) {
    const QString unit = metricUnit(column);
    return unit.isEmpty() ? metricName(column) : QStringLiteral("%1 (%2)").arg(metricName(column), unit);
}

} // namespace

QString metricName(const std::string& column) {
    if (const Known* entry = find(column))
        return QCoreApplication::translate("Metric", entry->name);
    if (column.starts_with(weighted))
        return QCoreApplication::translate("Metric", "%1 × weight").arg(metricName(column.substr(weighted.size())));
    if (column.starts_with(validation))
        return QCoreApplication::translate("Metric", "validation: %1")
            .arg(metricName(column.substr(validation.size())));
    return QString::fromStdString(column).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString measureName(const std::string& column) {
    if (column == "val_mse")
        return QCoreApplication::translate("Metric", "MSE");
    if (column == "val_psnr")
        return QCoreApplication::translate("Metric", "PSNR");
    return column.starts_with(validation) ? metricName(column.substr(validation.size())) : metricName(column);
}

QString metricUnit(const std::string& column) {
    if (const Known* entry = find(column))
        return QString::fromLatin1(entry->unit);
    return column.starts_with(validation) ? metricUnit(column.substr(validation.size())) : QString();
}

Qt::PenStyle metricStyle(const std::string& column) {
    static const std::map<std::string, Qt::PenStyle, std::less<>> styles{
        {"reconstruction", Qt::DashLine},     {"kl", Qt::DotLine},
        {"commitment", Qt::DashDotLine},      {"latent_l2", Qt::DotLine},
        {"ms_ssim_loss", Qt::DashDotDotLine}, {"gradient_penalty", Qt::DashDotDotLine},
        {"adversarial", Qt::DashDotDotLine},  {"loss_t2", Qt::DashLine},
        {"loss_t3", Qt::DashDotLine},         {"loss_t4", Qt::DotLine}};
    const std::string_view term =
        column.starts_with(weighted) ? std::string_view(column).substr(weighted.size()) : std::string_view(column);
    const auto found = styles.find(term);
    return found == styles.end() ? Qt::SolidLine : found->second;
}

std::vector<MetricChoice> metricChoices(const std::vector<std::string>& columns) {
    MetricChoice terms{QCoreApplication::translate("Metric", "Loss and its terms"),
                       {},
                       QCoreApplication::translate("Metric", "loss"),
                       true};
    MetricChoice levels{QCoreApplication::translate("Metric", "Loss by noise level"),
                        {},
                        QCoreApplication::translate("Metric", "loss"),
                        true};
    std::vector<MetricChoice> singles;
    for (const std::string& column : columns) {
        if (isClock(column))
            continue;
        singles.push_back({axisTitle(column), {column}, axisTitle(column), column == "loss" || column == "val_loss"});
        const bool hasWeighted = std::ranges::find(columns, std::string(weighted) + column) != columns.end();
        // As it enters the loss; alone it is one of the singles. Early versions did not write down the weighted terms.
        if (!isMeasure(column) && !hasWeighted && !isRawTerm(column))
            terms.columns.push_back(column);
        if (isNoiseLevel(column))
            levels.columns.push_back(column);
    }
    std::vector<MetricChoice> choices;
    for (MetricChoice* group : {&terms, &levels})
        if (!group->columns.empty())
            choices.push_back(std::move(*group));
    choices.insert(choices.end(), singles.begin(), singles.end());
    return choices;
}

} // namespace studio::ui
