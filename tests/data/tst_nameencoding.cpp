// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/NameEncoding.hpp"

#include <QtTest>

#include <set>

using namespace studio::data;

namespace {

using Names = std::vector<std::string>;

} // namespace

class NameEncodingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesUtf8Alone() {
        const Names names{"plain.png", "ünïcode/日本.png", "e\xCC\x81/composed.png", "\xC3\xA9/composed.png"};
        NameDecoder decoder(names);
        for (const auto& name : names)
            QCOMPARE(decoder.decode(name), name);
        QVERIFY(decoder.sentence().empty());
    }

    /// Bytes as Python's codecs give them.
    void readsOldEncodings_data() {
        QTest::addColumn<QList<QByteArray>>("names");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding");
        const auto row = [](const char* title, const QList<QByteArray>& names, const char* text, const char* encoding) {
            QTest::newRow(title) << names << QString::fromUtf8(text) << encoding;
        };
        row("Russian DOS", {"\xAA\xAE\xE2", "\xAF\xF1\xE1"}, "кот пёс", "866");
        row("Russian Windows", {"\xEA\xEE\xF2", "\xEF\xB8\xF1"}, "кот пёс", "1251");
        row("Russian Unix", {"\xCB\xCF\xDB\xCB\xC9", "\xD3\xCF\xC2\xC1\xCB\xC9"}, "кошки собаки", "KOI8-R");
        row("German DOS", {"\x8Epfel", "B\x84ume"}, "Äpfel Bäume", "437");
        row("German Windows", {"\xC4pfel", "B\xE4ume"}, "Äpfel Bäume", "1252");
        row("French Windows", {"for\xEAt", "ch\xE2teau"}, "forêt château", "1252");
        row("Polish Windows", {"\xBF\xF3\xB3w", "\xB3o\x9C"}, "żółw łoś", "1250");
        row("Japanese", {"\x8C\xA2", "\x94\x4C"}, "犬 猫", "Shift-JIS");
        row("Japanese with a backslash byte", {"\x95\x5C", "\x83\x5C\x81\x5B\x83\x58"}, "表 ソース", "Shift-JIS");
        row("Chinese", {"\xC3\xA8", "\xB9\xB7"}, "猫 狗", "GBK"); // the first is valid UTF-8 by chance
        row("Chinese, traditional", {"\xBF\xDF", "\xAA\xAF"}, "貓 狗", "Big5");
        row("Korean", {"\xB0\xED\xBE\xE7\xC0\xCC", "\xB0\xAD\xBE\xC6\xC1\xF6"}, "고양이 강아지", "EUC-KR");
        row("Greek Windows", {"\xE3\xDC\xF4\xE1", "\xF3\xEA\xFD\xEB\xEF\xF2"}, "γάτα σκύλος", "1253");
    }
    void readsOldEncodings() {
        QFETCH(QList<QByteArray>, names);
        QFETCH(QString, text);
        QFETCH(QString, encoding);
        Names bytes;
        for (const auto& name : names)
            bytes.push_back(name.toStdString());
        NameDecoder decoder(bytes);
        std::string all;
        for (const auto& name : bytes)
            all += (all.empty() ? "" : " ") + decoder.decode(name);
        QCOMPARE(all, text.toStdString());
        QVERIFY2(decoder.sentence().find(encoding.toStdString()) != std::string::npos, decoder.sentence().c_str());
    }

    void neverMergesTwoNames() {
        // Every byte above ASCII as a name of its own, beside letters of every encoding.
        Names names{"кот", "猫", "\xAA\xAE\xE2", "\x8C\xA2", "a (2)"};
        for (int i = 0x80; i < 0x100; ++i)
            names.push_back(std::string("x") + static_cast<char>(i));
        NameDecoder decoder(names);
        std::set<std::string> seen;
        for (const auto& name : names) {
            const std::string text = decoder.decode(name);
            QVERIFY(seen.insert(text).second);
            QCOMPARE(decoder.decode(name), text); // and the same again
        }
    }

    void keepsOneEncodingForAWholeSource() {
        NameDecoder decoder(Names{"\xAA\xAE\xE2/1.png", "\xAF\xF1\xE1/2.png", "plain/3.png"});
        QCOMPARE(decoder.decode("\xAA\xAE\xE2/1.png"), std::string("кот/1.png"));
        QCOMPARE(decoder.decode("\xAF\xF1\xE1/2.png"), std::string("пёс/2.png"));
        QCOMPARE(decoder.decode("plain/3.png"), std::string("plain/3.png"));
        QVERIFY(decoder.sentence().starts_with("2 names are not UTF-8"));
    }
};

QTEST_APPLESS_MAIN(NameEncodingTest)
#include "tst_nameencoding.moc"
