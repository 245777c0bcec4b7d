// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.hpp"

#include "ui/theme/StudioStyle.hpp"
#include "ui/theme/StyleSheet.hpp"
#include "ui/theme/ThemeIcon.hpp"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleHints>
#include <QWidget>

#include <array>
#include <cmath>

namespace studio::ui {

namespace {

const Colours darkTable{QColor(0x1b1c1f), QColor(0x232529), QColor(0x2c2f34), QColor(0x3a3e45), QColor(0xe6e7ea),
                        QColor(0x9aa0aa), QColor(0x4fb3a9), QColor(0x10201e), QColor(0xe0a84f), QColor(0xe5776b)};
// Accent, warning and error are the dark table's, darkened until they reach 4.5:1 on every light surface.
const Colours lightTable{QColor(0xf6f6f4), QColor(0xffffff), QColor(0xececea), QColor(0xd5d6d3), QColor(0x1d1f22),
                         QColor(0x5d636c), QColor(0x1b766d), QColor(0xffffff), QColor(0x8a5f12), QColor(0xb83e30)};

// Okabe and Ito, "Color Universal Design" (2008); its black is a mid grey here, to be seen on both tables.
constexpr std::array<QRgb, 8> okabeIto{0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x999999};
constexpr std::array<int, 7> runOrder{1, 5, 2, 6, 0, 4, 3};

QColor evenHue(int index) {
    // The golden angle keeps any number of hues apart; lightness alternates so that neighbours differ twice.
    const double hue = std::fmod(0.08 + 0.61803398875 * index, 1.0);
    return QColor::fromHslF(static_cast<float>(hue), 0.55F, index % 2 == 0 ? 0.62F : 0.44F);
}

bool looksDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QPalette makePalette(const Colours& c) {
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.panel);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.error);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.line);
    palette.setColor(QPalette::Shadow, c.window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        QColor faint = c.secondary;
        faint.setAlphaF(0.6F);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return palette;
}

} // namespace

Theme& Theme::current() {
    if (auto* theme = qApp->findChild<Theme*>(QString(), Qt::FindDirectChildrenOnly))
        return *theme;
    auto* theme = new Theme(qApp);
    QApplication::setStyle(new StudioStyle); // the application owns it
    QApplication::setFont(font(FontRole::Body));
    theme->apply();
    return *theme;
}

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_systemIsDark(looksDark(QGuiApplication::palette())) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    // Older Qt says it only through the palette that it starts with.
    const auto follow = [this](Qt::ColorScheme scheme) {
        if (scheme == Qt::ColorScheme::Unknown)
            return;
        m_systemIsDark = scheme == Qt::ColorScheme::Dark;
        if (m_choice == ThemeChoice::System)
            apply();
    };
    follow(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, follow);
#endif
}

const Colours& Theme::table(bool dark) noexcept {
    return dark ? darkTable : lightTable;
}

bool Theme::isDark() const noexcept {
    return m_choice == ThemeChoice::System ? m_systemIsDark : m_choice == ThemeChoice::Dark;
}

void Theme::setChoice(ThemeChoice choice) {
    if (choice == m_choice)
        return;
    const bool wasDark = isDark();
    m_choice = choice;
    if (isDark() != wasDark)
        apply();
}

void Theme::apply() {
    // Qt restyles a widget once for itself and once more for each of its ancestors when one sheet follows another, but
    // once when the first sheet is set: six times as fast here.
    qApp->setStyleSheet({});
    QApplication::setPalette(makePalette(colours())); // while no sheet is there to weigh it widget by widget
    qApp->setStyleSheet(styleSheet(colours()));
    Q_EMIT changed();
}

QFont Theme::font(FontRole role) {
    current(); // the first to ask may be a widget; in a paint event it would be too late to set the style
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(scaled(13));
    switch (role) {
    case FontRole::Body:
        break;
    case FontRole::Secondary:
    case FontRole::SecondaryNumbers:
        font.setPixelSize(scaled(11));
        break;
    case FontRole::Heading:
        font.setPixelSize(scaled(16));
        break;
    case FontRole::Title:
        font.setPixelSize(scaled(22));
        break;
    case FontRole::Numbers:
        break;
    }
    if (role == FontRole::Heading || role == FontRole::Title)
        font.setWeight(QFont::DemiBold);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    if (role == FontRole::Numbers || role == FontRole::SecondaryNumbers)
        font.setFeature("tnum", 1);
#endif
    return font;
}

void Theme::setTextSize(int percent) {
    if (percent == m_textSize)
        return;
    m_textSize = percent;
    QApplication::setFont(font(FontRole::Body));
    apply();
}

int Theme::scaled(int length) {
    return qRound(length * current().m_textSize / 100.0);
}

QColor Theme::classColour(int label) const {
    if (label < 0)
        return colours().secondary;
    if (label < static_cast<int>(okabeIto.size()))
        return QColor(okabeIto[static_cast<std::size_t>(label)]);
    return evenHue(label - static_cast<int>(okabeIto.size()));
}

QColor Theme::runColour(int index) const {
    if (index < 0)
        return colours().secondary;
    if (index < static_cast<int>(runOrder.size()))
        return classColour(runOrder[static_cast<std::size_t>(index)]);
    return evenHue(index);
}

QIcon Theme::icon(const QString& name) {
    current();
    return QIcon(new ThemeIcon(name)); // the icon owns its engine
}

QIcon Theme::icon(const QString& name, const QColor& colour) {
    return QIcon(new ThemeIcon(name, colour));
}

} // namespace studio::ui
