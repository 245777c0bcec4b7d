// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ActionSearch.hpp"

#include <QAction>
#include <QMenu>
#include <QRegularExpression>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr const char* wordsProperty = "searchWords";
constexpr const char* destructiveProperty = "destructive";

QString withoutMnemonic(QString text) {
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

/// Small letters, and umlauts as one types them without their keys.
QString folded(QString text) {
    text = std::move(text).toLower();
    text.replace(QChar(0xE4), QLatin1String("ae")).replace(QChar(0xF6), QLatin1String("oe"));
    return text.replace(QChar(0xFC), QLatin1String("ue")).replace(QChar(0xDF), QLatin1String("ss"));
}

QStringList wordsOf(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}]+"));
    return folded(text).split(between, Qt::SkipEmptyParts);
}

bool beginsOne(const QString& start, const QStringList& words) {
    return std::ranges::any_of(words, [&start](const QString& word) { return word.startsWith(start); });
}

/// "comparing" is looked for as "compar" too, "vergleichen" as "vergleic".
bool beginsOneAlmost(const QString& typed, const QStringList& words) {
    constexpr qsizetype ending = 3;
    constexpr qsizetype longEnough = 7;
    return typed.size() >= longEnough && beginsOne(typed.chopped(ending), words);
}

} // namespace

QString actionText(const QAction* action) {
    // iconText() also drops an ellipsis, which says that the action asks for more: keep it.
    return withoutMnemonic(action->text().section(QLatin1Char('\t'), 0, 0));
}

QString actionGroup(const QAction* action) {
    for (const QObject* place : action->associatedObjects()) {
        const auto* menu = qobject_cast<const QMenu*>(place);
        if (menu && !menu->title().isEmpty())
            return withoutMnemonic(menu->title());
    }
    return {};
}

void setSearchWords(QAction* action, const QString& words) {
    action->setProperty(wordsProperty, words);
}

void setDestructive(QAction* action) {
    action->setProperty(destructiveProperty, true);
}

bool isDestructive(const QAction* action) {
    return action->property(destructiveProperty).toBool();
}

int searchScore(const QString& query, const QAction* action) {
    const QString text = folded(actionText(action));
    const QStringList inText = wordsOf(text);
    const QStringList besides =
        wordsOf(action->property(wordsProperty).toString() + QLatin1Char(' ') + actionGroup(action));
    int score = 0;
    for (const QString& typed : wordsOf(query)) {
        if (text.startsWith(typed))
            score += 8;
        else if (beginsOne(typed, inText))
            score += 6;
        else if (beginsOne(typed, besides))
            score += 3;
        else if (text.contains(typed) || beginsOneAlmost(typed, inText) || beginsOneAlmost(typed, besides))
            score += 1;
        else
            return -1;
    }
    return score;
}

} // namespace studio::ui
