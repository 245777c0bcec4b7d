// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/LabelPolicy.hpp"
#include "core/data/TableText.hpp"
#include "tests/io/Expect.hpp"

#include <QtTest>

#include <algorithm>

using namespace studio;
using namespace studio::data;
using studio::test::refuses;

namespace {

using Names = std::vector<std::string>;
using Rows = std::vector<std::vector<std::string>>;

const Names six{"1.png", "2.png", "3.png", "4.png", "5.png", "6.png"};

Labelling decide(const Names& names, const std::vector<TableFile>& tables, const ImportOptions& options = {}) {
    return decideLabels(names, tables, options);
}

bool says(const Labelling& labelling, const std::string& words) {
    return std::ranges::any_of(labelling.notices,
                               [&](const auto& each) { return each.find(words) != std::string::npos; });
}

} // namespace

class LabelTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryWayToWriteATable_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("comma") << QByteArray("file,label\n1.png,cat\n2.png,dog\n") << "a.csv";
        QTest::newRow("semicolon") << QByteArray("file;label\n1.png;cat\n2.png;dog\n") << "a.csv";
        QTest::newRow("tab") << QByteArray("file\tlabel\n1.png\tcat\n2.png\tdog") << "a.tsv";
        QTest::newRow("bar") << QByteArray("file|label\n1.png|cat\n2.png|dog") << "a.csv";
        QTest::newRow("Windows") << QByteArray("\xEF\xBB\xBF\"file\",\"label\"\r\n\"1.png\",\"cat\"\r\n2.png, dog \r\n")
                                 << "A.CSV";
        QTest::newRow("old Mac") << QByteArray("file,label\r1.png,cat\r2.png,dog\r") << "a.csv";
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "f\0i\0l\0e\0,\0l\0a\0b\0e\0l\0\n\0001\0.\0p\0n\0g\0,\0c\0a\0t\0\n\0"
                                              "2\0.\0p\0n\0g\0,\0d\0o\0g\0",
                                              62)
                                << "a.csv";
        QTest::newRow("blank lines") << QByteArray("\nfile,label\n\n1.png,cat\n\n2.png,dog\n\n") << "a.csv";
        QTest::newRow("closing dividers") << QByteArray("file,label\n1.png,cat,\n2.png,dog,,\n") << "a.csv";
        QTest::newRow("words") << QByteArray("file label\n1.png cat\n2.png  dog\n") << "labels.txt";
        QTest::newRow("JSON lines") << QByteArray("{\"file\": \"1.png\", \"label\": \"cat\"}\n"
                                                  "{\"file\": \"2.png\", \"label\": \"dog\", \"box\": [1, [2]]}\n")
                                    << "a.jsonl";
        QTest::newRow("JSON") << QByteArray("[{\"file\": \"1.png\", \"label\": \"cat\"},"
                                            "{\"file\": \"2.png\", \"label\": \"dog\", \"deep\": {\"er\": [1]}}]")
                              << "a.json";
        QTest::newRow("JSON map") << QByteArray("{\"1.png\": \"cat\", \"2.png\": \"dog\"}") << "a.json";
        QTest::newRow("JSON pairs") << QByteArray("{\"labels\": [[\"1.png\", \"cat\"], [\"2.png\", \"dog\"]]}")
                                    << "dataset.json";
    }
    void readsEveryWayToWriteATable() {
        QFETCH(QByteArray, text);
        QFETCH(QString, name);
        const auto table = parseTable(name.toStdString(), {text.data(), static_cast<std::size_t>(text.size())});
        QVERIFY(table);
        Rows rows = table->rows;
        if (!table->headed) {
            QVERIFY((rows.front() == Names{"file", "label"}));
            rows.erase(rows.begin());
        }
        QVERIFY((rows == Rows{{"1.png", "cat"}, {"2.png", "dog"}}));
        QVERIFY((table->columns == Names{"file", "label"}));
        QCOMPARE(table->malformed, std::int64_t{0});
    }

    void countsMalformedRows() {
        const auto table = parseTable("a.csv", "file,label\n1.png,cat\n2.png\n3.png,a,b\n");
        QCOMPARE(table->malformed, std::int64_t{2});
        const auto lines = parseTable("a.jsonl", "{\"f\": \"1.png\", \"l\": 3}\n{\"f\": \n7\n");
        QCOMPARE(lines->malformed, std::int64_t{2});
        QCOMPARE(lines->rows[0][1], std::string("3"));
    }

    void survivesWhatIsNoTable() {
        QVERIFY(!parseTable("a.csv", ""));
        QVERIFY(!parseTable("a.csv", "just a text\nof lines\n"));
        QVERIFY(!parseTable("a.json", "7"));
        QVERIFY(!parseTable("a.json", "{\"a\": "));
        QVERIFY(!parseTable("a.json", std::string(200'000, '[')));
        QVERIFY(!parseTable("a.jsonl", std::string(200'000, '{')));
        QVERIFY(parseTable("a.csv", "\"open,quote\nfile,label\n") == std::nullopt);
    }

    void keepsQuotedFieldsWhole() {
        const auto table = parseTable("a.csv", "file,label\n\"a,b.png\",\"say \"\"hi\"\"\nthere\"\n");
        QVERIFY((table->rows[1] == Names{"a,b.png", "say \"hi\"\nthere"}));
    }

    void readsSpreadsheetsOfOldCodePages() {
        const auto table = parseTable("a.csv", "file,label\n1.png,K\xF6ter\n2.png,B\xE4r\n"); // Windows-1252
        QCOMPARE(table->rows[1][1], std::string("Köter"));
        QCOMPARE(table->rows[2][1], std::string("Bär"));
    }

    void takesLabelsFromTheTableBesideThePictures() {
        const Labelling found =
            decide(six, {{"labels.csv", "filename,label\n1.png,cat\n2.png,dog\n3.png,cat\n5.png,\n"}});
        QVERIFY((found.labels == Names{"cat", "dog", "cat", "", "", ""}));
        QCOMPARE(found.from, std::string("labels.csv, column \"label\""));
        QVERIFY(says(found, "3 of 6 pictures have one"));
    }

    void findsTheColumnsByThemselves() {
        // An index that pandas wrote, names without their ending, a label column among others.
        const Labelling found =
            decide({"img/a1.jpg", "img/b2.jpg", "img/c3.jpg", "img/d4.jpg"},
                   {{"train.csv", ",id,age,breed\n0,a1,3,pug\n1,b2,4,lab\n2,c3,3,pug\n3,d4,1,lab\n"}});
        QVERIFY((found.labels == Names{"pug", "lab", "pug", "lab"}));
        const Labelling headless =
            decide(six, {{"labels.csv", "1.png,7\n2.png,3\n3.png,7\n4.png,3\n5.png,7\n6.png,3\n"}});
        QVERIFY((headless.labels == Names{"7", "3", "7", "3", "7", "3"}));
    }

    void choosesTheColumnThatIsAskedFor() {
        const std::vector<TableFile> tables{{"m.csv", "file,colour,shape\n1.png,red,disc\n2.png,blue,bar\n"}};
        ImportOptions options;
        QVERIFY(says(decide({"1.png", "2.png"}, tables), "--labels COLUMN"));
        QVERIFY((decide({"1.png", "2.png"}, tables).labels == Names{"", ""}));
        options.labels = "shape";
        QVERIFY((decide({"1.png", "2.png"}, tables, options).labels == Names{"disc", "bar"}));
        options.labels = "Colour";
        QVERIFY((decide({"1.png", "2.png"}, tables, options).labels == Names{"red", "blue"}));
        options.labels = "none";
        QVERIFY((decide({"a/1.png", "b/2.png"}, tables, options).labels == Names{"", ""}));
        options.labels = "weight";
        QVERIFY(refuses(
            [&] {
                decide({"1.png", "2.png"}, tables, options);
            },
            ErrorCode::BadInput, "m.csv has file, colour, shape"));
        QVERIFY(refuses([&] { decide({"1.png"}, {}, options); }, ErrorCode::BadInput, "no table"));
    }

    void findsPicturesByPathsOfAllKinds() {
        const Names names{"train/cat/001.jpg", "train/dog/001.jpg", "test/002.jpg", "test/003.jpg"};
        const Labelling found =
            decide(names, {{"labels.csv", "path,label\n./train/cat/001.jpg,c\n/kaggle/input/x/train/dog/001.jpg,d\n"
                                          "D:\\set\\test\\002.jpg,e\ntrain/003.jpg,wrong side\n"}});
        QVERIFY((found.labels == Names{"c", "d", "e", ""}));
        const Labelling ambiguous = decide(names, {{"labels.csv", "path,label\n001.jpg,c\n002.jpg,d\n003.jpg,d\n"}});
        QVERIFY((ambiguous.labels == Names{"", "", "d", "d"}));
    }

    void readsAListOfWordsAndNamesInOtherCase() {
        const Labelling list = decide(six, {{"train.txt", "1.png tabby cat\n2.png tabby cat\n3.PNG dog\n4.png dog\n"}});
        QVERIFY((list.labels == Names{"tabby cat", "tabby cat", "dog", "dog", "", ""}));
        QVERIFY(mayBeTable("x/Labels.TXT") && !mayBeTable("x/readme.txt") && !mayBeTable("x/0001.txt"));
        const Labelling shouted =
            decide({"a1.png", "a2.png", "b.png"}, {{"labels.csv", "file,label\nA1.PNG,c\nA2.PNG,d\nB.JPG,d\n"}});
        QVERIFY((shouted.labels == Names{"c", "d", "d"}));
        const Labelling two = decide({"a.png", "A.png"}, {{"labels.csv", "file,label\na.png,c\nA.png,d\n"}});
        QVERIFY((two.labels == Names{"c", "d"})); // where case counts, it counts
    }

    void readsATableInEachFolder() {
        const Names names{"train/0.png", "train/1.png", "test/0.png", "test/1.png"};
        const Labelling found =
            decide(names, {{"train/metadata.jsonl", "{\"file_name\": \"0.png\", \"label\": \"a\"}\n"
                                                    "{\"file_name\": \"1.png\", \"label\": \"b\"}\n"},
                           {"test/metadata.jsonl", "{\"file_name\": \"0.png\", \"label\": \"b\"}\n"
                                                   "{\"file_name\": \"1.png\", \"label\": \"a\"}\n"}});
        QVERIFY((found.labels == Names{"a", "b", "b", "a"}));
        QVERIFY((found.parts == std::vector<Part>{Part::Training, Part::Training, Part::HeldOut, Part::HeldOut}));
    }

    void takesTheSplitFromAColumn() {
        const std::string text = "file,label,split\n1.png,a,train\n2.png,b,train\n3.png,a,test\n4.png,b,validation\n";
        Labelling found = decide(six, {{"labels.csv", text}});
        QVERIFY((found.parts == std::vector<Part>{Part::Training, Part::Training, Part::HeldOut, Part::HeldOut,
                                                  Part::Undecided, Part::Undecided}));
        QVERIFY(says(found, "held out: 2 of 6"));
        ImportOptions options;
        options.folderSplit = false;
        found = decide(six, {{"labels.csv", text}}, options);
        QVERIFY(std::ranges::count(found.parts, Part::Undecided) == 6);
    }

    void leavesTablesOfOtherThingsAlone() {
        const Labelling few =
            decide(six, {{"labels.csv", "file,label\n1.png,a\nx.png,b\ny.png,b\nz.png,b\nw.png,a\n"}});
        QVERIFY((few.labels == Names(6)));
        QVERIFY(says(few, "labels.csv names only 1 of the 6 pictures"));
        const Labelling none = decide(six, {{"labels.csv", "file,label\nx.png,b\n"}, {"prices.csv", "a,b\n1,2\n"}});
        QCOMPARE(none.notices.size(), 1UL); // prices.csv is nobody's business
        QVERIFY(says(none, "labels.csv names none of the pictures"));
        const Labelling captions = decide(six, {{"metadata.csv", "file_name,text\n1.png,a cat\n2.png,a dog\n"
                                                                 "3.png,a hat\n4.png,a bat\n"}});
        QVERIFY((captions.labels == Names(6)));
        QVERIFY(says(captions, "4 different values"));
    }

    void weighsATableAgainstFolders() {
        const Names names{"x/1.png", "x/2.png", "y/3.png", "y/4.png"};
        const std::string rows = "\n1.png,a\n2.png,b\n3.png,a\n4.png,b\n";
        const Labelling table = decide(names, {{"labels.csv", "file,label" + rows}});
        QVERIFY((table.labels == Names{"a", "b", "a", "b"}));
        QVERIFY(says(table, "--labels folders"));
        ImportOptions options;
        options.labels = "folders";
        QVERIFY((decide(names, {{"labels.csv", "file,label" + rows}}, options).labels == Names{"x", "x", "y", "y"}));
        // A column of an unknown name does not outweigh folders.
        QVERIFY((decide(names, {{"list.csv", "file,owner" + rows}}).labels == Names{"x", "x", "y", "y"}));
    }

    void listsTheColumnsThatCouldBeLabels() {
        const std::string text =
            "id,file,colour,owner,caption,split\n7,1.png,red,ann,a cat,train\n8,2.png,red,bo,a dog,train\n"
            "9,3.png,blue,ann,a hat,test\n10,4.png,blue,bo,a bat,test\n";
        const Labelling found = decide(six, {{"list.csv", text}});
        QVERIFY((found.columns == Names{"colour", "owner"})); // neither numbers nor captions, of which all differ
        QVERIFY((found.labels == Names(6)));
        ImportOptions options;
        options.labels = "owner";
        const Labelling chosen = decide(six, {{"list.csv", text}}, options);
        QVERIFY((chosen.labels == Names{"ann", "bo", "ann", "bo", "", ""}));
        QVERIFY((chosen.columns == Names{"colour", "owner"})); // the others stay on offer
    }

    void saysOfPicturesWithSeveralLabels() {
        const Labelling found =
            decide(six, {{"annotations.csv", "image,class\n1.png,a\n1.png,b\n2.png,a\n2.png,a\n3.png,b\n"}});
        QVERIFY((found.labels == Names{"", "a", "b", "", "", ""}));
        QVERIFY(says(found, "1 picture with several different labels has none"));
    }
};

QTEST_APPLESS_MAIN(LabelTableTest)
#include "tst_labeltable.moc"
