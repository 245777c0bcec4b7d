// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/HtmlPage.hpp"

#include <QImage>
#include <QTest>

using namespace studio;

class HtmlPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapesMarkupAndBrokenText();
    void encodesBase64AsRfc4648();
    void everyTextOfAPageIsEscaped();
    void figureHoldsThePictureItself();
};

void HtmlPageTest::escapesMarkupAndBrokenText() {
    QCOMPARE(escapeHtml("<img src=\"x\" onerror='go()'> & co"),
             std::string("&lt;img src=&quot;x&quot; onerror=&#39;go()&#39;&gt; &amp; co"));
    QCOMPARE(escapeHtml("a\xFF"), std::string("a\xEF\xBF\xBD"));
}

void HtmlPageTest::encodesBase64AsRfc4648() {
    const auto encoded = [](std::string_view text) { return base64(std::as_bytes(std::span(text))); };
    QCOMPARE(encoded(""), std::string(""));
    QCOMPARE(encoded("f"), std::string("Zg=="));
    QCOMPARE(encoded("fo"), std::string("Zm8="));
    QCOMPARE(encoded("foo"), std::string("Zm9v"));
    QCOMPARE(encoded("foobar"), std::string("Zm9vYmFy"));
    QCOMPARE(encoded("\xFF\xFE\xFD"), std::string("//79"));
}

void HtmlPageTest::everyTextOfAPageIsEscaped() {
    const std::string bad = "<script>";
    HtmlPage page(bad);
    page.heading(bad);
    page.paragraph(bad);
    page.table({{bad}, {{bad}}});
    page.figure(bad, Image(1, 1, 1));
    QVERIFY(page.text().find(bad) == std::string::npos);
    QVERIFY(page.text().starts_with("<!DOCTYPE html>"));
}

void HtmlPageTest::figureHoldsThePictureItself() {
    Image picture(3, 2, 3);
    for (std::size_t i = 0; i < picture.pixels.size(); ++i)
        picture.pixels[i] = static_cast<std::uint8_t>(14 * i);
    HtmlPage page("p");
    page.figure("c", picture);
    const QByteArray text = QByteArray::fromStdString(page.text());
    const auto start = text.indexOf("base64,") + 7;
    const QImage read =
        QImage::fromData(QByteArray::fromBase64(text.mid(start, text.indexOf('"', start) - start)), "PNG");
    QCOMPARE(read.size(), QSize(3, 2));
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 3; ++x) {
            const auto* expected = picture.row(y).data() + 3 * x;
            QCOMPARE(read.pixelColor(x, y).rgb(), qRgb(expected[0], expected[1], expected[2]));
        }
}

QTEST_GUILESS_MAIN(HtmlPageTest)
#include "tst_htmlpage.moc"
