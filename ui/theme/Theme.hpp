// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QSize>
#include <QString>

class QWidget;

namespace studio::ui {

/// The colour table. Everything that paints (palette, style sheet, plots, thumbnails) reads it.
struct Colours {
    QColor window;
    QColor panel;
    QColor raised;
    QColor line;
    QColor text;
    QColor secondary;
    QColor accent;
    QColor onAccent; ///< text on an accent surface
    QColor warning;
    QColor error;
};

/// The 8 px grid.
namespace space {
inline constexpr int half = 4;
inline constexpr int one = 8;
inline constexpr int two = 16;
inline constexpr int three = 24;
inline constexpr int radius = 6;
inline constexpr int controlHeight = 32;
} // namespace space

enum class ThemeChoice { System, Dark, Light };

/// Body 13 px, secondary 11 px, heading 16 px semibold, title 22 px semibold; numbers is the body with tabular figures.
enum class FontRole { Body, Secondary, Heading, Title, Numbers, SecondaryNumbers };

/// Dark or light, as the system says or the user chose. One lives as a child of the application.
class Theme : public QObject {
    Q_OBJECT

public:
    /// The application's theme, made at the first call. Needs a QApplication.
    static Theme& current();

    static const Colours& table(bool dark) noexcept;

    bool isDark() const noexcept;
    const Colours& colours() const noexcept { return table(isDark()); }
    ThemeChoice choice() const noexcept { return m_choice; }
    void setChoice(ThemeChoice choice);

    static QFont font(FontRole role);
    /// Letters of `percent` of their usual size (100, 125, 150). What is laid out already keeps its fixed sizes: make
    /// the window anew afterwards.
    void setTextSize(int percent);
    int textSize() const noexcept { return m_textSize; }
    /// A length that has to grow with the letters that stand in it, px at 100 %.
    static int scaled(int length);
    static QSize scaled(QSize size) { return {scaled(size.width()), scaled(size.height())}; }

    /// Colour of class `label`: Okabe-Ito for 0..7, then evenly spaced hues at alternating lightness. The same in every
    /// view.
    QColor classColour(int label) const;
    /// Colour of a run by RunInfo::colour; a different order than the classes, so that neighbours differ most.
    QColor runColour(int index) const;

    /// A line icon of resources/icons, drawn in the theme's text colour (accent when checked); follows theme changes.
    static QIcon icon(const QString& name);
    /// The same in one fixed colour.
    static QIcon icon(const QString& name, const QColor& colour);

Q_SIGNALS:
    void changed();

private:
    explicit Theme(QObject* parent);
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    int m_textSize = 100;
    bool m_systemIsDark = false;
};

} // namespace studio::ui
