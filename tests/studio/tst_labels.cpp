// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"

#include "core/base/Error.hpp"
#include "core/studio/Labels.hpp"

#include <QTest>

#include <vector>

using studio::ClassCount;
using studio::Error;
using studio::ErrorCode;
using studio::labelNamed;
using studio::NamedLabel;

namespace {

std::vector<ClassCount> classesOf(const std::vector<std::string>& names) {
    std::vector<ClassCount> classes;
    for (const auto& each : names)
        classes.push_back({each, 1});
    return classes;
}

/// The index, or -1 where the word is refused.
std::int64_t found(const std::vector<std::string>& names, const std::string& word) {
    try {
        return labelNamed(classesOf(names), word).label;
    } catch (const Error& error) {
        return error.code() == ErrorCode::NotFound ? -1 : -2;
    }
}

std::string hintFor(const std::vector<std::string>& names, const std::string& word) {
    try {
        static_cast<void>(labelNamed(classesOf(names), word));
    } catch (const Error& error) {
        return error.hint();
    }
    return {};
}

} // namespace

class TestLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesNamesBeforePositions() {
        QCOMPARE(found({"3", "7"}, "3"), std::int64_t{0});
        QCOMPARE(found({"3", "7"}, "7"), std::int64_t{1});
        QCOMPARE(found({"1", "0"}, "0"), std::int64_t{1});
        QCOMPARE(found({"ada", "bob"}, "bob"), std::int64_t{1});
    }

    void aNumberIsNoPositionWhereClassesAreNumbers() {
        QCOMPARE(found({"3", "7"}, "0"), std::int64_t{-1});
        QCOMPARE(found({"3", "7"}, "1"), std::int64_t{-1});
        QCOMPARE(found({"1", "2", "other"}, "0"), std::int64_t{-1});
        QVERIFY(hintFor({"3", "7"}, "0").find("\"3\", \"7\"") != std::string::npos);
    }

    void aPositionIsToldApart() {
        const auto classes = classesOf({"ada", "bob"});
        QVERIFY(labelNamed(classes, "1").by == NamedLabel::By::Position);
        QCOMPARE(labelNamed(classes, "1").label, std::int64_t{1});
        QVERIFY(labelNamed(classes, "ada").by == NamedLabel::By::Name);
        for (const char* word : {"2", "-1", "1.0", "0x1", "99999999999999999999", ""})
            QCOMPARE(found({"ada", "bob"}, word), std::int64_t{-1});
    }

    void upperAndLowerCaseMatterOnlyWhereNamesDifferByThem() {
        QCOMPARE(found({"Ankle boot", "Bag"}, "ankle BOOT"), std::int64_t{0});
        QCOMPARE(found({"a", "A"}, "A"), std::int64_t{1});
        QCOMPARE(found({"ab", "AB"}, "Ab"), std::int64_t{-1});
    }

    void suggestsWhatResemblesTheWord() {
        std::vector<std::string> many;
        for (int i = 0; i < 100; ++i)
            many.push_back("class " + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(1000 + i));
        many.emplace_back("sandal");
        const auto hint = hintFor(many, "sandel");
        QVERIFY2(hint.starts_with("Did you mean \"sandal\"?"), hint.c_str());
        QVERIFY2(hint.find("and 81 more") != std::string::npos, hint.c_str());
        QVERIFY2(hint.size() < 600, hint.c_str());
        QVERIFY(hintFor(many, "boat").find("Did you mean") == std::string::npos);
    }

    void saysWhereThereAreNoLabels() { QVERIFY(hintFor({}, "ada").find("no labels") != std::string::npos); }
};

QTEST_APPLESS_MAIN(TestLabels)
#include "tst_labels.moc"
