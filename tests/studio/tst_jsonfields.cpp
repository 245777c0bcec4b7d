// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/studio/JsonFields.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using studio::Error;
using studio::ErrorCode;
using studio::JsonFields;

namespace {

JsonFields fields(const char* json) {
    return {"project.json", "", nlohmann::json::parse(json)};
}

template<class Read>
QString refusal(Read read) {
    try {
        read();
    } catch (const Error& error) {
        return error.code() == ErrorCode::BadInput ? QString::fromStdString(error.message()) : QString("other code");
    }
    return {};
}

} // namespace

class TestJsonFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatFits() {
        const JsonFields json = fields(
            R"({"size": 28, "share": 0.1, "name": "faces", "flip": true, "in": {"seed": 18446744073709551615}})");
        QCOMPARE(json.integer("size", 8, 512), std::int64_t{28});
        QCOMPARE(json.real("share", 0, 0.5), 0.1);
        QCOMPARE(json.text("name"), std::string("faces"));
        QVERIFY(json.boolean("flip"));
        QCOMPARE(json.object("in").seed("seed"), std::uint64_t{18446744073709551615ULL});
        QCOMPARE(json.text("notes", "none"), std::string("none"));
    }

    void namesTheFieldThatIsWrong() {
        const JsonFields json =
            fields(R"({"size": "big", "share": 2, "deep": {"count": -1}, "huge": 18446744073709551615})");
        QVERIFY(refusal([&] { static_cast<void>(json.integer("size", 8, 512)); }).contains("\"size\""));
        QVERIFY(refusal([&] { static_cast<void>(json.integer("huge", 0, INT64_MAX)); }).contains("\"huge\""));
        QVERIFY(refusal([&] { static_cast<void>(json.real("share", 0, 1)); }).contains("found 2"));
        QVERIFY(
            refusal([&] { static_cast<void>(json.object("deep").integer("count", 0, 9)); }).contains("\"deep.count\""));
        QVERIFY(refusal([&] { static_cast<void>(json.text("missing")); }).contains("found nothing"));
        QVERIFY(refusal([&] { static_cast<void>(json.boolean("size")); }).contains("true or false"));
    }

    void refusesWhatIsNestedTooDeep() {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "project.json";
        for (const std::string& open : {std::string("["), std::string("{\"a\":")}) {
            std::string text = "{\"a\": ";
            for (int i = 0; i < 100'000; ++i)
                text += open;
            std::ofstream(file, std::ios::trunc) << text; // with and without its end
            QVERIFY(refusal([&] { static_cast<void>(JsonFields::read(file)); }).contains("64 levels"));
            for (int i = 0; i < 100'000; ++i)
                text += open == "[" ? "]" : (i == 0 ? "1}" : "}");
            std::ofstream(file, std::ios::trunc) << text << "}";
            QVERIFY(refusal([&] { static_cast<void>(JsonFields::read(file)); }).contains("64 levels"));
        }
        std::ofstream(file, std::ios::trunc) << "{\"a\": " << std::string(60, '[') << std::string(60, ']') << "}";
        QCOMPARE(JsonFields::read(file).raw().size(), std::size_t{1});
    }

    void saysWhereItBreaksOff() {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "config.json";
        std::ofstream(file) << "{\n  \"beta\": NaN\n}";
        const QString said = refusal([&] { static_cast<void>(JsonFields::read(file)); });
        QVERIFY2(said.contains("line 2") && said.contains("\"beta\""), qPrintable(said));
        QVERIFY(!said.contains('\n'));
    }

    void complaintsAreUtf8() {
        const auto said = [](std::string_view text) -> std::string {
            try {
                static_cast<void>(JsonFields::parse(text, "project.json", {}).integer("size", 0, 9));
            } catch (const Error& error) {
                return error.message();
            }
            return {};
        };
        // Bytes of the file that are no text, and a letter of two bytes where the value is cut off.
        for (const std::string& text : {std::string("{\"size\": \xFF}"), std::string("{\"size\": \"\xE9\"}"),
                                        "{\"size\": \"" + std::string(78, 'a') + "\xC3\xA9\"}"}) {
            const std::string message = said(text);
            QVERIFY(!message.empty());
            QCOMPARE(message, studio::validUtf8(message));
        }
    }

    void rangesAreShort() {
        const JsonFields json = fields(R"({"share": 2})");
        QVERIFY(refusal([&] { static_cast<void>(json.real("share", 0, 0.5)); }).contains("from 0 to 0.5"));
        QVERIFY(refusal([&] { static_cast<void>(json.real("share", 3, 1e308)); }).contains("to 1e+308"));
    }

    void refusesFilesThatAreNoObject() {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "project.json";
        for (const char* content : {"", "[1]", "{\"a\": ", "null", "{\"a\": NaN}"}) {
            std::ofstream(file, std::ios::trunc) << content;
            QVERIFY2(refusal([&] { static_cast<void>(JsonFields::read(file)); }).contains("not a JSON object"),
                     content);
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_jsonfields.moc"
