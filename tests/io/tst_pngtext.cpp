// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageCodec.hpp"
#include "core/io/PngText.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

const std::string recipe = "{\"run\": \"d\xC3\xA9j\xC3\xA0\"}";

Bytes picture() {
    return encodePng(gradient(5, 4, 3));
}

/// The picture with further chunks right behind its header (8 bytes of signature, 25 of IHDR).
Bytes withChunk(const Bytes& chunk) {
    const Bytes png = picture();
    return Bytes(png.begin(), png.begin() + 33) + chunk + Bytes(png.begin() + 33, png.end());
}

} // namespace

class PngTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrote() {
        const auto png = withPngText(picture(), "Recipe", recipe);
        QCOMPARE(pngText(png, "Recipe"), std::optional(recipe));
        QCOMPARE(pngText(png, "Rec"), std::nullopt);
        QCOMPARE(pngText(picture(), "Recipe"), std::nullopt);
        QVERIFY(decodeImage(png) == gradient(5, 4, 3));
    }

    void replacesTheTextUnderItsKeyword() {
        const auto first = withPngText(withPngText(picture(), "Recipe", "old"), "Author", "me");
        const auto second = withPngText(first, "Recipe", "new");
        QCOMPARE(pngText(second, "Recipe"), std::optional<std::string>("new"));
        QCOMPARE(pngText(second, "Author"), std::optional<std::string>("me"));
        QCOMPARE(second.size(), first.size());
    }

    void holdsAnEmptyText() {
        QCOMPARE(pngText(withPngText(picture(), "Recipe", ""), "Recipe"), std::optional<std::string>(""));
    }

    void readsOtherKindsOfText() {
        const auto latin = withChunk(pngChunk("tEXt", bytesOf(std::string_view("Recipe\0d\xE9j\xE0", 11))));
        QCOMPARE(pngText(latin, "Recipe"), std::optional<std::string>("d\xC3\xA9j\xC3\xA0"));
        const auto named = withChunk(pngChunk("iTXt", bytesOf(std::string_view("Recipe\0\0\0de\0Rezept\0text", 23))));
        QCOMPARE(pngText(named, "Recipe"), std::optional<std::string>("text"));
        const auto broken = withChunk(pngChunk("iTXt", bytesOf(std::string_view("Recipe\0\0\0\0\0a\xFF", 13))));
        QCOMPARE(pngText(broken, "Recipe"), std::optional<std::string>("a\xEF\xBF\xBD"));
    }

    void refusesDamage_data() {
        QTest::addColumn<QByteArray>("chunk");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const char* type, std::string_view data, const char* reason) {
            const Bytes chunk = pngChunk(type, bytesOf(data));
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(chunk.data()),
                                              static_cast<qsizetype>(chunk.size()))
                                << QByteArray(reason);
        };
        row("compressed zTXt", "zTXt", std::string_view("Recipe\0\0abc", 11), "compressed");
        row("compressed iTXt", "iTXt", std::string_view("Recipe\0\1\0\0\0abc", 14), "compressed");
        row("no flags", "iTXt", std::string_view("Recipe\0\0", 8), "cut off");
        row("no end of the language", "iTXt", std::string_view("Recipe\0\0\0de", 11), "no end");
    }
    void refusesDamage() {
        QFETCH(QByteArray, chunk);
        QFETCH(QByteArray, reason);
        const Bytes png = withChunk(bytesOf({chunk.constData(), static_cast<std::size_t>(chunk.size())}));
        QVERIFY(refuses([&] { static_cast<void>(pngText(png, "Recipe")); }, ErrorCode::BadInput, reason.constData()));
        QCOMPARE(pngText(png, "Other"), std::nullopt);
    }

    void refusesEveryTruncationAndAFlippedBit() {
        const auto png = withPngText(picture(), "Recipe", recipe);
        for (std::size_t size = 0; size < png.size(); ++size) {
            const Bytes part(png.begin(), png.begin() + static_cast<std::ptrdiff_t>(size));
            QVERIFY(refuses([&] { static_cast<void>(pngText(part, "Recipe")); }, ErrorCode::BadInput, ""));
        }
        for (const std::size_t place : {std::size_t{33}, std::size_t{45}, std::size_t{60}}) {
            auto flipped = png;
            flipped[place] ^= std::byte{4};
            QVERIFY(refuses([&] { static_cast<void>(pngText(flipped, "Recipe")); }, ErrorCode::BadInput, ""));
        }
        QVERIFY(refuses([&] { withPngText(bytesOf("GIF89a"), "Recipe", ""); }, ErrorCode::BadInput, "no PNG"));
        QVERIFY(refuses([&] { withPngText(picture(), "", ""); }, ErrorCode::Internal, "keyword"));
    }

    /// The text has its place behind the header; where there is none it went missing without a word.
    void refusesAPngWithoutItsHeader() {
        const Bytes png = picture();
        const Bytes headless = Bytes(png.begin(), png.begin() + 8) + Bytes(png.begin() + 33, png.end());
        QVERIFY(refuses([&] { withPngText(headless, "Recipe", recipe); }, ErrorCode::BadInput, "header"));
        QVERIFY(refuses([&] { static_cast<void>(pngText(headless, "Recipe")); }, ErrorCode::BadInput, "header"));
    }
};

QTEST_APPLESS_MAIN(PngTextTest)
#include "tst_pngtext.moc"
