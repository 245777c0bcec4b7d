// SPDX-License-Identifier: GPL-3.0-or-later
#include "Readability.hpp"

#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/IconLabel.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QPalette>
#include <QPixmap>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

#include <algorithm>

using namespace studio::ui;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();
    void choiceOverridesTheSystemAndSaysSo();
    void classColoursDiffer();
    void iconsTakeTheThemesColour();
    void enterPressesTheButtonThatHasTheFocus();
    void iconsAreSeenOnWhatIsSelected();
    void iconsGrowWithTheLetters();
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
        QVERIFY(contrast(c.error, surface) >= 4.5);
        QVERIFY(contrast(c.accent, surface) >= 4.5);
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

void TestTheme::enterPressesTheButtonThatHasTheFocus() {
    Theme::current();
    QWidget window;
    QPushButton button("Start", &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    button.setFocus();
    QSignalSpy clicked(&button, &QPushButton::clicked);
    QTest::keyClick(&button, Qt::Key_Return);
    QTest::keyClick(&button, Qt::Key_Space);
    QCOMPARE(clicked.size(), 2);
}

/// What is selected lies on a raised surface, in lists, menus and the palette alike.
void TestTheme::iconsAreSeenOnWhatIsSelected() {
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        Theme::current().setChoice(choice);
        const QImage icon = Theme::icon(QStringLiteral("settings")).pixmap(QSize(24, 24), QIcon::Selected).toImage();
        double best = 1.0;
        for (int y = 0; y < icon.height(); ++y) {
            for (int x = 0; x < icon.width(); ++x) {
                if (icon.pixelColor(x, y).alpha() > 250)
                    best = std::max(best, contrast(icon.pixelColor(x, y), Theme::current().colours().raised));
            }
        }
        QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
    }
}

/// Of every button and picture of a line in the whole window, and what ticks and arrows are drawn in.
void TestTheme::iconsGrowWithTheLetters() {
    const auto sizes = [](int textSize) {
        Theme::current().setTextSize(textSize);
        Session session;
        MainWindow window(session);
        window.ensurePolished();
        std::vector<int> widths;
        for (const auto* button : window.findChildren<QAbstractButton*>()) {
            if (!button->icon().isNull() && !button->iconSize().isEmpty())
                widths.push_back(button->iconSize().width());
        }
        for (const auto* widget : window.findChildren<QWidget*>()) {
            if (dynamic_cast<const IconLabel*>(widget))
                widths.push_back(widget->minimumWidth());
        }
        QCheckBox box;
        box.ensurePolished();
        widths.push_back(box.style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &box));
        return widths;
    };
    const std::vector<int> usual = sizes(100);
    const std::vector<int> large = sizes(150);
    Theme::current().setTextSize(100);
    QVERIFY(usual.size() > 40);
    QCOMPARE(large.size(), usual.size());
    for (std::size_t i = 0; i < usual.size(); ++i)
        QVERIFY2(large[i] > 1.4 * usual[i], qPrintable(QStringLiteral("%1 to %2").arg(usual[i]).arg(large[i])));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
