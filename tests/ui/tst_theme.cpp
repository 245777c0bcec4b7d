// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.hpp"
#include "ui/theme/Theme.hpp"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QPalette>
#include <QPixmap>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

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

/// Of a painted line: the ground is the colour at its right end, the letters are what differs most from it.
double readability(const QImage& painted) {
    if (painted.isNull())
        return 0.0;
    const QColor ground = painted.pixelColor(painted.width() - 3, painted.height() / 2);
    double best = 1.0;
    for (int y = 0; y < painted.height(); ++y) {
        for (int x = 0; x < painted.width(); ++x)
            best = std::max(best, contrast(painted.pixelColor(x, y), ground));
    }
    return best;
}

double readability(QAbstractItemView& list, int row) {
    const QRect line = list.visualRect(list.model()->index(row, 0, list.rootIndex()));
    // Inside the line: neither its frame nor the next entry belongs to it.
    const QPoint corner = list.viewport()->mapTo(list.window(), line.topLeft() + QPoint(4, 4));
    return readability(list.window()->grab({corner, line.size() - QSize(8, 8)}).toImage()); // with what lies below it
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
    void enterPressesTheButtonThatHasTheFocus();
    void iconsAreSeenOnWhatIsSelected();
    void everyPopupIsReadable_data();
    void everyPopupIsReadable();
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

void TestTheme::everyPopupIsReadable_data() {
    textIsReadableOnEverySurface_data();
}

/// The chosen entry of whatever opens above the window, as it is painted.
void TestTheme::everyPopupIsReadable() {
    QFETCH(bool, dark);
    Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    const QString block(4, QChar(0x2588)); // fills its cell: no edge of a letter blurs the colour
    QWidget window;
    window.resize(400, 300);
    window.show();

    QComboBox combo(&window);
    combo.addItems({block, block, block});
    combo.setCurrentIndex(1);
    combo.resize(200, 32);
    combo.show();
    combo.showPopup();
    QTRY_VERIFY(combo.view()->isVisible());
    for (int row = 0; row < combo.count(); ++row) {
        combo.view()->setCurrentIndex(combo.model()->index(row, 0));
        for (int each = 0; each < combo.count(); ++each)
            QVERIFY2(readability(*combo.view(), each) >= 4.5, qPrintable(QStringLiteral("entry %1, %2 chosen: %3:1")
                                                                             .arg(each)
                                                                             .arg(row)
                                                                             .arg(readability(*combo.view(), each))));
    }
    combo.hidePopup();

    QMenu menu(&window);
    for (int i = 0; i < 2; ++i)
        menu.addAction(block);
    menu.popup(window.mapToGlobal(QPoint(10, 10)));
    QTRY_VERIFY(menu.isVisible());
    menu.setActiveAction(menu.actions().front());
    for (QAction* action : menu.actions())
        QVERIFY(readability(menu.grab(menu.actionGeometry(action)).toImage()) >= 4.5);
    menu.hide();

    CommandPalette palette(&window);
    QAction first(block, &window);
    QAction second(block, &window);
    palette.open();
    auto* list = palette.findChild<QListWidget*>();
    for (int row = 0; row < list->count(); ++row)
        QVERIFY(readability(*list, row) >= 4.5);
    palette.hide();

    QToolTip::showText(window.mapToGlobal(QPoint(20, 20)), block, &window);
    QWidget* tip = nullptr;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible() && each->inherits("QTipLabel"))
            tip = each;
    }
    QVERIFY(tip);
    QVERIFY(readability(tip->grab().toImage()) >= 4.5);
    QToolTip::hideText();
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
