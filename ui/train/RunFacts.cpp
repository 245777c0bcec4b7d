// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunFacts.hpp"

#include "ui/train/MetricNames.hpp"
#include "ui/train/ParameterRules.hpp"
#include "ui/train/ParameterText.hpp"
#include "ui/train/RunInspector.hpp"
#include "ui/widgets/Banner.hpp"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

namespace studio::ui {

namespace {

QString latentText(const LatentShape& shape) {
    if (shape.isVector)
        return RunInspector::tr("%n numbers", nullptr, static_cast<int>(shape.channels));
    return QStringLiteral("%1 × %2 × %3").arg(shape.channels).arg(shape.height).arg(shape.width);
}

/// A few numbers one by one, of many their range.
QString scaleText(const LatentScale& scale) {
    constexpr std::size_t most = 8;
    const QLocale locale;
    const auto number = [&locale](float value) { return locale.toString(value, 'g', 2); };
    if (scale.deviation.empty())
        return {};
    if (scale.deviation.size() > most) {
        const auto [low, high] = std::ranges::minmax(scale.deviation);
        return QStringLiteral("%1 … %2").arg(number(low), number(high));
    }
    QStringList numbers;
    for (const float value : scale.deviation)
        numbers << number(value);
    return numbers.join(QStringLiteral("  "));
}

/// Of a diffusion run that was trained on few pictures.
std::optional<RunFact> nearCopies(const RunInfo& run) {
    const auto share = [&run](const char* column) {
        const auto found = run.metrics.find(column);
        return found != run.metrics.end() && std::isfinite(found->second) ? std::optional(found->second) : std::nullopt;
    };
    const auto copies = share("near_copies");
    if (!copies)
        return std::nullopt;
    const auto percent = [](double value) { return QLocale().toString(100.0 * value, 'f', 0); };
    QString help =
        RunInspector::tr("Samples that lie closer to a training picture than such pictures lie to each other: what the "
                         "run repeats rather than draws.");
    if (const auto heldOut = share("near_copies_held_out"))
        help += QLatin1Char(' ') + RunInspector::tr("Of the held-out pictures %1 % do.").arg(percent(*heldOut));
    const auto samples = share("near_copies_of");
    return RunFact{
        RunInspector::tr("near copies"),
        samples ? RunInspector::tr("%1 % of %2 samples").arg(percent(*copies), QLocale().toString(*samples, 'f', 0))
                : RunInspector::tr("%1 %").arg(percent(*copies)),
        help};
}

} // namespace

std::vector<RunFact> measuredFacts(const RunInfo& run) {
    std::vector<RunFact> facts;
    for (const auto& [column, value] : run.metrics) {
        if (!column.starts_with("val_"))
            continue;
        const QString unit = metricUnit(column);
        const QString number = QLocale().toString(value, 'g', 4);
        facts.push_back({measureName(column), unit.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, unit)});
    }
    return facts;
}

QString progressText(std::int64_t step, std::int64_t totalSteps) {
    const QLocale locale;
    const QString done = locale.toString(qint64{step});
    return totalSteps > 0 ? RunInspector::tr("%1 of %2").arg(done, locale.toString(qint64{totalSteps})) : done;
}

std::vector<RunFact> runFacts(const RunInfo& run) {
    const QLocale locale;
    std::vector<RunFact> facts;
    if (const auto copies = nearCopies(run))
        facts.push_back(*copies);
    if (run.latent.channels > 0)
        facts.push_back({RunInspector::tr("latent"), latentText(run.latent)});
    if (const QString scale = scaleText(run.scale); !scale.isEmpty())
        facts.push_back(
            {RunInspector::tr("latent deviation"), scale,
             RunInspector::tr(
                 "Standard deviation of the latents, channel by channel, as the autoencoder gives them. The diffusion "
                 "model sees them divided by it, so that all channels weigh the same.")});
    if (run.parameterCount > 0)
        facts.push_back({RunInspector::tr("weights"), locale.toString(qint64{run.parameterCount})});
    facts.push_back({RunInspector::tr("steps"), progressText(run.step, run.totalSteps), {}, true});
    if (run.usedStep != run.step)
        facts.push_back(
            {RunInspector::tr("in use"),
             RunInspector::tr("weights of step %1").arg(locale.toString(qint64{run.usedStep})),
             RunInspector::tr("The best ones by the validation loss. Pictures and figures of this run are theirs.")});
    facts.push_back({RunInspector::tr("seed"), QString::number(run.seed)});
    return facts;
}

std::vector<RunFact> parameterFacts(const RunInfo& run) {
    const Parameters& values = run.parameters;
    const bool isDiffusion = run.kind == RunKind::Diffusion;
    const DiffusionGround ground{.labelled = isDiffusion && values.boolean("conditional"),
                                 .vectorLatent = run.latent.isVector};
    std::vector<RunFact> facts;
    for (const ParameterSpec& spec : values.specs()) {
        if (isDiffusion ? diffusionParameterApplies(spec.key, values, ground)
                        : autoencoderParameterApplies(spec.key, values))
            facts.push_back({coreText(spec.label), parameterText(spec, values.value(spec.key)), coreText(spec.help)});
    }
    return facts;
}

} // namespace studio::ui
