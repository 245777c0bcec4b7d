// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.hpp"

#include <QApplication>
#include <QPalette>
#include <QPixmap>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace studio::ui;

namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();
    void choiceOverridesTheSystemAndSaysSo();
    void classColoursDiffer();
    void iconsTakeTheThemesColour();
};

void TestTheme::textIsReadableOnEverySurface_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TestTheme::textIsReadableOnEverySurface() {
    QFETCH(bool, dark);
    const Colours& c = Theme::table(dark);
    for (const QColor& surface : {c.window, c.panel, c.raised}) {
        QVERIFY(contrast(c.text, surface) >= 7.0);
        QVERIFY(contrast(c.secondary, surface) >= 4.5);
        QVERIFY(contrast(c.warning, surface) >= 4.5);
        QVERIFY(contrast(c.error, surface) >= 4.1);
    }
    QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
}

void TestTheme::choiceOverridesTheSystemAndSaysSo() {
    Theme& theme = Theme::current();
    theme.setChoice(ThemeChoice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x1b1c1f));
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xf6f6f4));
}

void TestTheme::classColoursDiffer() {
    QSet<QRgb> classes;
    QSet<QRgb> runs;
    for (int i = 0; i < 40; ++i) {
        classes.insert(Theme::current().classColour(i).rgb());
        runs.insert(Theme::current().runColour(i).rgb());
    }
    QCOMPARE(classes.size(), 40);
    QCOMPARE(runs.size(), 40);
    QCOMPARE(Theme::current().classColour(0), QColor(0xE69F00));
}

void TestTheme::iconsTakeTheThemesColour() {
    Theme::current().setChoice(ThemeChoice::Dark);
    const auto brightest = [] {
        const QImage image = Theme::icon("data").pixmap(48, 48).toImage();
        int best = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > 200)
                    best = std::max(best, qGray(image.pixel(x, y)));
            }
        }
        return best;
    };
    const int onDark = brightest();
    Theme::current().setChoice(ThemeChoice::Light);
    const int onLight = brightest();
    QVERIFY(onDark > 200);
    QVERIFY(onLight > 0 && onLight < 100);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
