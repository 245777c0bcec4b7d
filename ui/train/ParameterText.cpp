// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ParameterText.hpp"

#include "ui/widgets/Banner.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace studio::ui {

namespace {

struct Known {
    const char* choice;
    const char* name;
};

constexpr std::array known{
    Known{"sum_squared", QT_TRANSLATE_NOOP("Choice", "sum of squared errors")},
    Known{"mean_squared", QT_TRANSLATE_NOOP("Choice", "mean squared error")},
    Known{"sum_absolute", QT_TRANSLATE_NOOP("Choice", "sum of absolute errors")},
    Known{"spatial", QT_TRANSLATE_NOOP("Choice", "spatial")},
    Known{"vector", QT_TRANSLATE_NOOP("Choice", "vector")},
    Known{"auto", QT_TRANSLATE_NOOP("Choice", "automatic")},
    Known{"flow", QT_TRANSLATE_NOOP("Choice", "flow (straight path)")},
    Known{"epsilon", QT_TRANSLATE_NOOP("Choice", "noise (epsilon)")},
    Known{"v", QT_TRANSLATE_NOOP("Choice", "velocity (v)")},
    Known{"x0", QT_TRANSLATE_NOOP("Choice", "clean latent (x0)")},
    Known{"edm", "EDM"},
    Known{"cosine", QT_TRANSLATE_NOOP("Choice", "cosine")},
    Known{"linear", QT_TRANSLATE_NOOP("Choice", "linear")},
    Known{"scaled_linear", QT_TRANSLATE_NOOP("Choice", "scaled linear")},
    Known{"uniform", QT_TRANSLATE_NOOP("Choice", "uniform")},
    Known{"logit-normal", QT_TRANSLATE_NOOP("Choice", "mostly middle times (logit-normal)")},
};

QString valueText(const ParameterSpec& spec, const ParameterValue& value) {
    const QLocale locale;
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? QCoreApplication::translate("Choice", "yes") : QCoreApplication::translate("Choice", "no");
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return locale.toString(qint64{*count});
    if (const auto* number = std::get_if<double>(&value))
        return locale.toString(*number, 'g', 6);
    const std::string text = toText(value);
    return spec.choices.empty() ? QString::fromStdString(text) : choiceName(text);
}

} // namespace

QString choiceName(const std::string& choice) {
    const auto* entry = std::ranges::find_if(known, [&choice](const Known& each) { return choice == each.choice; });
    if (entry != known.end())
        return QCoreApplication::translate("Choice", entry->name);
    return QString::fromStdString(choice).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString shownNumber(const QString& plain) {
    bool isNumber = false;
    QLocale::c().toDouble(plain, &isNumber);
    return isNumber ? QString(plain).replace(QLatin1Char('.'), QLocale().decimalPoint()) : plain;
}

QString plainNumber(const QString& typed) {
    const QString text = typed.trimmed();
    // "0.5" under a German window is a half too, but "1.000,5" is not guessed at.
    const bool both = text.contains(QLatin1Char('.')) && text.contains(QLocale().decimalPoint());
    const QString plain = both ? text : QString(text).replace(QLocale().decimalPoint(), QStringLiteral("."));
    bool isNumber = false;
    QLocale::c().toDouble(plain, &isNumber);
    return isNumber ? plain : text;
}

QString parameterText(const ParameterSpec& spec, const ParameterValue& value) {
    const QString text = valueText(spec, value);
    const QString unit = coreText(spec.unit);
    return unit.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, unit);
}

} // namespace studio::ui
