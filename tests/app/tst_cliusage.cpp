// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/CliRunner.hpp"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using studio::test::CliResult;
using studio::test::runCli;

namespace {

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A binary grey map: the smallest whole picture there is.
QByteArray greyMap(int width, int height) {
    return "P5\n" + QByteArray::number(width) + " " + QByteArray::number(height) + "\n255\n" +
           QByteArray(width * height, '\x7f');
}

} // namespace

/// Exit codes, what goes to which stream, and looking at data; nothing here trains.
class CliUsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageExitsWithTwo_data();
    void wrongUsageExitsWithTwo();
    void unusableInputExitsWithThree_data();
    void unusableInputExitsWithThree();
    void unknownSubcommandIsNamed();
    void helpGoesToStandardOutput();
    void manualNamesWhatThereIs();
    void manualIsCleanRoff();
    void parameterHelpNamesEveryModel();
    void inspectListsEveryRejectedFileAsOneDocument();
    void inspectOfAnEmptyFolderSaysSo();
    void unwritableResultIsAFailure();
};

void CliUsageTest::wrongUsageExitsWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no subcommand") << QStringList{};
    QTest::newRow("unknown subcommand") << QStringList{"paint"};
    for (const char* later : {"evaluate", "import", "export", "bench"})
        QTest::newRow(later) << QStringList{later};
    QTest::newRow("unknown option") << QStringList{"inspect", ".", "--colour"};
    QTest::newRow("missing argument") << QStringList{"inspect"};
    QTest::newRow("train without a project") << QStringList{"train", "--model", "ae"};
    QTest::newRow("unknown model") << QStringList{"train", "--help-parameters", "--model", "gan"};
    QTest::newRow("size out of range") << QStringList{"new", "p", "--data", "shapes:8", "--size", "0"};
    QTest::newRow("unknown prior") << QStringList{"sample", "p", "--run", "r", "--prior", "uniform", "-o", "d"};
    QTest::newRow("epochs and steps") << QStringList{"train", "p", "--model", "ae", "--epochs", "1", "--steps", "1"};
    QTest::newRow("negative seed") << QStringList{"train", "p", "--model", "ae", "--seed", "-1"};
    QTest::newRow("seed beyond 64 bits") << QStringList{"new",      "p",      "--data",
                                                        "shapes:8", "--seed", "18446744073709551616"};
    QTest::newRow("more steps than there are numbers")
        << QStringList{"train", "p", "--model", "ae", "--steps", "9223372036854775808"};
    for (const char* number : {"0", "-1", "nan", "inf", "1e400"})
        QTest::newRow(number) << QStringList{"train", "p", "--model", "ae", "--epochs", number};
    QTest::newRow("negative limit") << QStringList{"new", "p", "--data", "shapes:8", "--limit", "-1"};
    QTest::newRow("film format") << QStringList{"interpolate", "p", "--run", "r", "0", "1", "-o", "walk.avi"};
}

void CliUsageTest::wrongUsageExitsWithTwo() {
    QFETCH(QStringList, arguments);
    const CliResult result = runCli(arguments);
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains("error: "), result.err.constData());
    QVERIFY2(result.err.size() < 1000, result.err.constData());
}

void CliUsageTest::unusableInputExitsWithThree_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("inspect nothing") << QStringList{"inspect", "/nowhere/at/all"};
    QTest::newRow("new from nothing") << QStringList{"new", "project", "--data", "/nowhere/at/all"};
    QTest::newRow("no such project") << QStringList{"train", "/nowhere/at/all", "--model", "ae"};
    QTest::newRow("sample of no project") << QStringList{"sample", "/nowhere/at/all", "--run", "r", "-o", "d"};
}

void CliUsageTest::unusableInputExitsWithThree() {
    QFETCH(QStringList, arguments);
    QTemporaryDir folder;
    const CliResult result = runCli(arguments, folder.path());
    QCOMPARE(result.code, 3);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains("error: ") && result.err.contains("/nowhere/at/all"), result.err.constData());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void CliUsageTest::unknownSubcommandIsNamed() {
    for (const QStringList& arguments : {QStringList{"paint"}, QStringList{"paint", "--help"}}) {
        const CliResult result = runCli(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains("\"paint\""), result.err.constData());
    }
}

void CliUsageTest::helpGoesToStandardOutput() {
    const CliResult result = runCli({"--help"});
    QCOMPARE(result.code, 0);
    for (const char* each : {"demo", "inspect", "new", "train", "diffuse", "encode", "decode", "sample", "interpolate",
                             "compare", "trace", "manual"})
        QVERIFY2(result.out.contains(each), each);
}

void CliUsageTest::manualNamesWhatThereIs() {
    const CliResult result = runCli({"manual"});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QByteArray());
    for (const char* each :
         {".SS interpolate", "\\fB\\-o,\\-\\-output\\fR \\fIDIR|FILE.npy\\fR", "\\fBvqvae\\fR", "\\fBddpm\\fR",
          "\\fBddim\\fR", "\\fBeuler\\fR", "\\fBeuler\\-a\\fR", "\\fBheun\\fR", "\\fBdpm++2m\\fR", "\\fBunipc\\fR",
          "\\fBflow\\-euler\\fR", "\\fBflow\\-heun\\fR", "arXiv:", "\\fB130\\fR"})
        QVERIFY2(result.out.contains(each), each);
}

void CliUsageTest::manualIsCleanRoff() {
    const QString groff = QStandardPaths::findExecutable(QStringLiteral("groff"));
    if (groff.isEmpty())
        QSKIP("groff is not installed");
    QProcess formatter;
    formatter.start(
        groff, {QStringLiteral("-man"), QStringLiteral("-Tascii"), QStringLiteral("-ww"), QStringLiteral("-P-cbou")});
    QVERIFY(formatter.waitForStarted());
    formatter.write(runCli({"manual"}).out);
    formatter.closeWriteChannel();
    QVERIFY(formatter.waitForFinished(studio::longWait));
    QCOMPARE(formatter.exitCode(), 0);
    QCOMPARE(formatter.readAllStandardError(), QByteArray());
    QVERIFY(formatter.readAllStandardOutput().contains("EXIT STATUS"));
}

void CliUsageTest::parameterHelpNamesEveryModel() {
    const CliResult result = runCli({"train", "--help-parameters", "--json"});
    QCOMPARE(result.code, 0);
    const QJsonObject models = result.json().object();
    QCOMPARE(models.keys(), (QStringList{"ae", "fsq", "rae", "vae", "vqvae"}));
    const auto keysOf = [&](const QString& model) {
        QStringList keys;
        for (const auto& each : models[model].toArray())
            keys << each.toObject()["key"].toString();
        return keys;
    };
    for (const auto& model : models.keys())
        QVERIFY2(keysOf(model).contains("learning_rate"), qPrintable(model));
    QVERIFY(keysOf("vae").contains("beta") && !keysOf("ae").contains("beta"));
    QVERIFY(runCli({"train", "--help-parameters", "--model", "vae"}).out.contains("learning_rate"));
}

void CliUsageTest::inspectListsEveryRejectedFileAsOneDocument() {
    QTemporaryDir folder;
    const QString base = folder.path() + "/";
    writeFile(base + "good.pgm", greyMap(8, 8));
    writeFile(base + "line\nbreak.pgm", greyMap(8, 8));
    writeFile(base + "<img src=x>.pgm", greyMap(12, 8));
    writeFile(base + "empty.png", {});
    writeFile(base + "text.jpg", "this is a letter, not a picture");
    writeFile(base + "short.pgm", greyMap(8, 8).chopped(20));
    writeFile(base + "huge.pgm", "P5\n100000 100000\n255\n");
    writeFile(base + "notes.txt", "remember the milk");
    QCOMPARE(::mkfifo(QFile::encodeName(base + "pipe.png").constData(), 0600), 0);
    QVERIFY(QFile::link(folder.path(), base + "loop"));

    const CliResult result = runCli({"inspect", folder.path(), "--json"});
    QCOMPARE(result.code, 0);
    QVERIFY(result.json().isObject());
    const QJsonObject found = result.json().object();
    QCOMPARE(found["accepted"].toInt(), 3);
    QCOMPARE(found["sizes"].toObject()["8x8"].toInt(), 2);
    QStringList rejected;
    for (const auto& each : found["rejected"].toArray()) {
        rejected << QFileInfo(each.toObject()["path"].toString()).fileName();
        QVERIFY(!each.toObject()["reason"].toString().isEmpty());
    }
    for (const char* name : {"empty.png", "text.jpg", "short.pgm", "huge.pgm", "pipe.png"})
        QVERIFY2(rejected.contains(name), name);
    QVERIFY(!rejected.contains("notes.txt"));
    QVERIFY(found["ignored"].toInt() >= 1);
}

void CliUsageTest::inspectOfAnEmptyFolderSaysSo() {
    QTemporaryDir folder;
    const CliResult result = runCli({"inspect", folder.path(), "--json"});
    QCOMPARE(result.code, 3);
    QCOMPARE(result.json().object()["accepted"].toInt(-1), 0);
    QVERIFY(result.err.contains("error: "));
}

void CliUsageTest::unwritableResultIsAFailure() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(QStringLiteral(STUDIO_CLI), {"train", "--help-parameters"});
    QVERIFY(process.waitForFinished(studio::longWait));
    QCOMPARE(process.exitCode(), 1);
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cliusage.moc"
