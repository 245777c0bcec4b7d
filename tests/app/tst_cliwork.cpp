// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/CliRunner.hpp"

#include <QCryptographicHash>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using studio::test::CliResult;
using studio::test::npyHeader;
using studio::test::runCli;

namespace {

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Flips a bit in the middle of a file.
bool damage(const QString& path) {
    QFile file(path);
    char byte = 0;
    return file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.getChar(&byte) &&
           file.seek(file.size() / 2) && file.putChar(static_cast<char>(byte ^ 1));
}

} // namespace

/// The whole job on the real binary, on 64 drawn pictures and a handful of steps.
class CliWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainReportsWhatItMade();
    void encodeAndDecodeKeepShapes();
    void encodeTakesAPictureOfTheProjectAsItsOwnFile();
    void decodeRefusesLatentsOfAnotherShape();
    void samplesDependOnTheSeedOnly();
    void diffusionSamplesThroughItsAutoencoder();
    void samplesCarryTheirRecipe();
    void samplesStartFromAPictureWithinAMask();
    void labelsAreDrawnByName();
    void tellsWhatSamplingCosts();
    void optionsOfTheOtherKindOfRunAreRefused();
    void optionsThatDoNotFitAreRefused_data();
    void optionsThatDoNotFitAreRefused();
    void interpolateWritesStripAndAnimation();
    void comparePageStandsAlone();
    void unwritableOutputIsAFailure();
    void unknownParameterIsWrongUsage();
    void unknownRunIsBadInput();
    void damagedWeightsAreNotUsedInSilence();
    void interruptLeavesACheckpointToResume_data();
    void interruptLeavesACheckpointToResume();
    void nohupKeepsATrainingGoing();
    void aReaderThatGoesEndsNoTraining();
    void closedStandardStreamsDoNoHarm();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_project;
};

void CliWorkTest::initTestCase() {
    m_project = path("<project>");
    const CliResult made = runCli({"new", m_project, "--data", "shapes:64", "--size", "16", "--json"});
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(made.json().object()["count"].toInt(), 64);
    QCOMPARE(made.json().object()["width"].toInt(), 16);
    const CliResult trained =
        runCli({"train", m_project, "--model", "ae", "--name", "plain", "--steps", "3", "--preset", "quick"});
    QVERIFY2(trained.code == 0, trained.err.constData());
    QCOMPARE(trained.out, QByteArray());
}

void CliWorkTest::trainReportsWhatItMade() {
    const CliResult trained =
        runCli({"train", m_project, "--model", "vae", "--name", "vae", "--steps", "3", "--preset", "quick", "--json"});
    QVERIFY2(trained.code == 0, trained.err.constData());
    const QJsonObject run = trained.json().object();
    QCOMPARE(run["run"].toString(), "vae");
    QCOMPARE(run["step"].toInt(), 3);
    QVERIFY(run["parameter_count"].toInt() > 0);
    QVERIFY(run["metrics"].toObject().size() > 0);
    QVERIFY(QFile::exists(m_project + "/runs/vae/metrics.csv"));
}

void CliWorkTest::encodeAndDecodeKeepShapes() {
    const CliResult drawn = runCli({"sample", m_project, "--run", "plain", "--count", "5", "-o", path("five.npy")});
    QVERIFY2(drawn.code == 0, drawn.err.constData());
    QVERIFY(npyHeader(readAll(path("five.npy"))).contains("'|u1'"));
    QVERIFY(npyHeader(readAll(path("five.npy"))).contains("(5, 16, 16, 3)"));

    const CliResult encoded =
        runCli({"encode", m_project, "--run", "plain", path("five.npy"), "-o", path("latents.npy"), "--json"});
    QVERIFY2(encoded.code == 0, encoded.err.constData());
    const QJsonArray shape = encoded.json().object()["shape"].toArray();
    QCOMPARE(shape.size(), 4);
    QCOMPARE(shape[0].toInt(), 5);
    const QByteArray header = npyHeader(readAll(path("latents.npy")));
    QVERIFY(header.contains("'<f4'"));
    QVERIFY(header.contains("(5, " + QByteArray::number(shape[1].toInt()) + ", "));

    QCOMPARE(runCli({"decode", m_project, "--run", "plain", path("latents.npy"), "-o", path("decoded")}).code, 0);
    QCOMPARE(QDir(path("decoded")).entryList({"*.png"}).size(), 5);
    QCOMPARE(runCli({"decode", m_project, "--run", "plain", path("latents.npy"), "-o", path("decoded.npy")}).code, 0);
    QVERIFY(npyHeader(readAll(path("decoded.npy"))).contains("(5, 16, 16, 3)"));
    QCOMPARE(runCli({"encode", m_project, "--run", "plain", path("decoded"), "-o", path("again.npy")}).code, 0);
}

void CliWorkTest::encodeTakesAPictureOfTheProjectAsItsOwnFile() {
    QVERIFY(QDir().mkpath(path("wide")));
    for (const char* name : {"a", "b", "c", "d"}) {
        QByteArray wide = "P5\n40 20\n255\n" + QByteArray(40 * 20, '\0');
        for (int i = 0; i < 40 * 20; ++i)
            wide[13 + i] = static_cast<char>((i * (name[0] - '`')) % 251);
        QFile file(path(QStringLiteral("wide/%1.pgm").arg(QLatin1String(name))));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(wide) == wide.size());
    }
    const QString project = path("fitted");
    QCOMPARE(runCli({"new", project, "--data", path("wide"), "--size", "16", "--framing", "fit"}).code, 0);
    QCOMPARE(runCli({"train", project, "--model", "ae", "--name", "ae", "--steps", "2", "--preset", "quick"}).code, 0);
    const auto encode = [&](const QStringList& pictures, const QString& file) {
        return runCli(QStringList{"encode", project, "--run", "ae"} + pictures + QStringList{"-o", path(file)});
    };
    QCOMPARE(encode({"2"}, "number.npy").code, 0);
    QCOMPARE(encode({path("wide/c.pgm")}, "file.npy").code, 0);
    QCOMPARE(readAll(path("number.npy")), readAll(path("file.npy")));
    QCOMPARE(encode({"3"}, "other.npy").code, 0);
    QVERIFY(readAll(path("number.npy")) != readAll(path("other.npy")));
    QVERIFY(encode({"4"}, "never.npy").code != 0);
}

void CliWorkTest::decodeRefusesLatentsOfAnotherShape() {
    const CliResult result = runCli({"decode", m_project, "--run", "plain", path("five.npy"), "-o", path("never")});
    QCOMPARE(result.code, 3);
    QVERIFY2(result.err.contains("five.npy"), result.err.constData());
    QVERIFY(!QFile::exists(path("never")));
}

void CliWorkTest::samplesDependOnTheSeedOnly() {
    const auto draw = [&](const QString& seed, const QString& file) {
        return runCli({"sample", m_project, "--run", "plain", "--prior", "normal", "--count", "3", "--seed", seed, "-o",
                       path(file)});
    };
    QCOMPARE(draw("7", "a.npy").code, 0);
    QCOMPARE(draw("7", "b.npy").code, 0);
    QCOMPARE(draw("8", "c.npy").code, 0);
    QCOMPARE(readAll(path("a.npy")), readAll(path("b.npy")));
    QVERIFY(readAll(path("a.npy")) != readAll(path("c.npy")));
}

void CliWorkTest::diffusionSamplesThroughItsAutoencoder() {
    const CliResult trained = runCli({"diffuse", m_project, "--autoencoder", "plain", "--name", "dream", "--steps", "3",
                                      "--preset", "quick", "--json"});
    QVERIFY2(trained.code == 0, trained.err.constData());
    QCOMPARE(trained.json().object()["autoencoder"].toString(), "plain");
    const CliResult drawn = runCli({"sample", m_project, "--run", "dream", "--count", "2", "--steps", "4",
                                    "--trajectory", "-o", path("dreams"), "--json"});
    QVERIFY2(drawn.code == 0, drawn.err.constData());
    QCOMPARE(drawn.json().object()["files"].toArray().size(), 3);
    QVERIFY(QFile::exists(path("dreams/sample-0001.png")));
    QVERIFY(QFile::exists(path("dreams/trajectory.png")));
}

void CliWorkTest::samplesCarryTheirRecipe() {
    const QByteArray picture = readAll(path("dreams/sample-0001.png"));
    QVERIFY(picture.contains("Latent Studio recipe"));
    QVERIFY2(picture.contains("\"index\":1") && picture.contains("\"run\":\"dream\""), picture.constData());
    QVERIFY(picture.contains("\"sampler\":\"flow-heun\"") && picture.contains("\"steps\":4"));
}

void CliWorkTest::samplesStartFromAPictureWithinAMask() {
    QByteArray mask = "P5\n16 16\n255\n" + QByteArray(16 * 16, '\0');
    for (int i = 0; i < 64; ++i)
        mask[13 + i] = '\xFF'; // the upper four rows
    QFile file(path("mask.pgm"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(mask) == mask.size());
    file.close();
    const QStringList sample{"sample", m_project, "--run", "dream", "--count", "2", "--steps", "4"};
    const CliResult from = runCli(sample + QStringList{"--from", "3", "--strength", "0.5", "--to-seed", "9", "--travel",
                                                       "0.25", "-o", path("from.npy")});
    QVERIFY2(from.code == 0, from.err.constData());
    const CliResult painted = runCli(sample + QStringList{"--from", path("dreams/sample-0000.png"), "--mask",
                                                          path("mask.pgm"), "-o", path("painted")});
    QVERIFY2(painted.code == 0, painted.err.constData());
    const QByteArray recipe = readAll(path("painted/sample-0001.png"));
    QVERIFY(recipe.contains("\"mask\":[1.0,") && recipe.contains("\"strength\":1.0"));
    QVERIFY(recipe.contains("\"original\":\"") && recipe.contains("\"pixelMask\":\""));
    const QImage kept(path("painted/sample-0001.png")), original(path("dreams/sample-0000.png"));
    for (int y = 4; y < 16; ++y)
        for (int x = 0; x < 16; ++x)
            QCOMPARE(kept.pixel(x, y), original.pixel(x, y));
}

void CliWorkTest::labelsAreDrawnByName() {
    const CliResult trained = runCli({"diffuse", m_project, "--autoencoder", "plain", "--name", "named", "--steps", "3",
                                      "--preset", "quick", "--conditional", "--json"});
    QVERIFY2(trained.code == 0, trained.err.constData());
    const QJsonObject labels = runCli({"inspect", "shapes:64", "--json"}).json().object()["labels"].toObject();
    QVERIFY(labels.size() > 1);
    const auto draw = [&](const QString& label, const QString& file) {
        return runCli({"sample", m_project, "--run", "named", "--count", "1", "--steps", "2", "--label", label,
                       "--guidance", "2", "-o", path(file)});
    };
    QCOMPARE(draw(labels.keys().first(), "name.npy").code, 0);
    QCOMPARE(draw("0", "index.npy").code, 0);
    QCOMPARE(readAll(path("name.npy")), readAll(path("index.npy")));
    const CliResult unknown = draw("nothing", "none.npy");
    QCOMPARE(unknown.code, 3);
    QVERIFY2(unknown.err.contains(labels.keys().last().toUtf8()), unknown.err.constData());
    const CliResult position = draw("0", "again.npy");
    QVERIFY2(position.err.contains("position"), position.err.constData());
    QCOMPARE(runCli({"sample", m_project, "--run", "dream", "--label", "0", "-o", path("none")}).code, 2);
    const CliResult mixed = runCli({"sample", m_project, "--run", "named", "--count", "4", "--steps", "2", "--guidance",
                                    "2", "-o", path("mixed.npy")});
    QVERIFY2(mixed.code == 0, mixed.err.constData());
}

void CliWorkTest::tellsWhatSamplingCosts() {
    const auto cost = [&](const QStringList& options) {
        const CliResult result = runCli(QStringList{"sample", m_project, "--run", "dream", "--count", "2", "--steps",
                                                    "4", "--json", "-o", path("cost")} +
                                        options);
        return result.json().object()["evaluations"].toInt();
    };
    QCOMPARE(cost({"--guidance", "1"}), 8);                            // Heun's method looks twice a step
    QCOMPARE(cost({}), 15);                                            // all but the first are led
    QCOMPARE(cost({"--guidance", "1", "--sampler", "flow-euler"}), 4); // once
}

void CliWorkTest::optionsThatDoNotFitAreRefused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("strength without a picture") << QStringList{"--strength", "0.5"};
    QTest::newRow("mask without a picture") << QStringList{"--mask", "mask.png"};
    QTest::newRow("a guidance that is no number") << QStringList{"--guidance", "nan"};
    QTest::newRow("a label of a run without labels") << QStringList{"--label", "0"};
    QTest::newRow("travel to nowhere") << QStringList{"--travel", "0.5"};
    QTest::newRow("a way without a length") << QStringList{"--to-seed", "5"};
    QTest::newRow("Karras spacing of a flow") << QStringList{"--karras"};
    QTest::newRow("spacing of a flow") << QStringList{"--spacing", "leading"};
    QTest::newRow("a sampler of other models") << QStringList{"--sampler", "ddim"};
    QTest::newRow("too strong") << QStringList{"--from", "0", "--strength", "1.5"};
    QTest::newRow("a sampler that there is not") << QStringList{"--sampler", "plms"};
    QTest::newRow("a sampler without a name") << QStringList{"--sampler", ""};
    QTest::newRow("a negative clamp") << QStringList{"--clamp", "-1"};
    QTest::newRow("a clamp that is no number") << QStringList{"--clamp", "nan"};
    QTest::newRow("a negative seed") << QStringList{"--seed", "-1"};
    QTest::newRow("a seed beyond 64 bits") << QStringList{"--seed", "18446744073709551616"};
    QTest::newRow("too many steps") << QStringList{"--steps", "99999999999999999999"};
    QTest::newRow("half a step") << QStringList{"--steps", "1.5"};
}

void CliWorkTest::optionsThatDoNotFitAreRefused() {
    QFETCH(QStringList, options);
    const CliResult result = runCli(QStringList{"sample", m_project, "--run", "dream", "-o", path("none")} + options);
    QVERIFY2(result.code == 2, result.err.constData());
    QVERIFY(!QFile::exists(path("none")));
}

void CliWorkTest::optionsOfTheOtherKindOfRunAreRefused() {
    const CliResult result = runCli({"sample", m_project, "--run", "plain", "--steps", "4", "-o", path("none")});
    QCOMPARE(result.code, 2);
    QVERIFY(!QFile::exists(path("none")));
}

void CliWorkTest::interpolateWritesStripAndAnimation() {
    QCOMPARE(
        runCli({"interpolate", m_project, "--run", "plain", "0", "1", "--frames", "4", "-o", path("walk.png")}).code,
        0);
    QVERIFY(readAll(path("walk.png")).startsWith("\x89PNG"));
    QCOMPARE(runCli({"interpolate", m_project, "--run", "plain", path("decoded/decoded-0000.png"), "1", "--method",
                     "lerp", "-o", path("walk.gif")})
                 .code,
             0);
    QVERIFY(readAll(path("walk.gif")).startsWith("GIF89a"));
    QCOMPARE(runCli({"interpolate", m_project, "--run", "plain", "0", "1", "-o", path("walk.mp4")}).code, 0);
    QVERIFY(readAll(path("walk.mp4")).mid(4, 4) == "ftyp");
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", path("gone/job").toUtf8());
    QCOMPARE(runCli({"interpolate", m_project, "--run", "plain", "0", "1", "-o", path("lost.mp4")}).code, 0);
    before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    QCOMPARE(runCli({"interpolate", m_project, "--run", "plain", "0", "64", "-o", path("far.png")}).code, 3);
}

void CliWorkTest::comparePageStandsAlone() {
    const CliResult result =
        runCli({"compare", m_project, "--run", "plain", "--run", "vae", "-o", path("report.html"), "--json"});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(result.json().object()["runs"].toArray().size(), 2);
    const QByteArray page = readAll(path("report.html"));
    QVERIFY(page.contains("&lt;project&gt;") && !page.contains("<project>"));
    QVERIFY(page.contains("data:image/png;base64,") && page.contains("PSNR"));
    QVERIFY(!page.contains("src=\"http") && !page.contains("src=\"/"));
}

void CliWorkTest::unwritableOutputIsAFailure() {
    const CliResult result = runCli({"interpolate", m_project, "--run", "plain", "0", "1", "-o", "/sys/walk.png"});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains("/sys/walk.png"), result.err.constData());
}

void CliWorkTest::unknownParameterIsWrongUsage() {
    const CliResult result = runCli({"train", m_project, "--model", "ae", "--name", "odd", "--set", "colour=blue"});
    QCOMPARE(result.code, 2);
    QVERIFY(result.err.contains("colour"));
    QVERIFY(!QFile::exists(m_project + "/runs/odd"));
}

void CliWorkTest::unknownRunIsBadInput() {
    QCOMPARE(runCli({"sample", m_project, "--run", "nobody", "-o", path("none")}).code, 3);
}

void CliWorkTest::damagedWeightsAreNotUsedInSilence() {
    const QString run = m_project + "/runs/hurt";
    QCOMPARE(runCli({"train", m_project, "--model", "ae", "--name", "hurt", "--steps", "3", "--preset", "quick"}).code,
             0);
    QCOMPARE(runCli({"diffuse", m_project, "--autoencoder", "hurt", "--name", "child", "--steps", "2"}).code, 0);
    const auto further =
        runCli({"train", m_project, "--model", "ae", "--from", "hurt", "--name", "other", "--steps", "3"});
    QCOMPARE(further.code, 0);
    // An older, whole checkpoint stands beside the damaged best one.
    const QString best = QJsonDocument::fromJson(readAll(run + "/best.json"))["checkpoints"][0]["file"].toString();
    const QString older = "checkpoint-000001.safetensors";
    QFile::remove(run + "/" + older);
    QVERIFY(QFile::copy(run + "/" + best, run + "/" + older));
    const QByteArray sha = QCryptographicHash::hash(readAll(run + "/" + older), QCryptographicHash::Sha256).toHex();
    QFile latest(run + "/latest.json");
    QVERIFY(latest.open(QIODevice::WriteOnly));
    latest.write(R"({"version": 1, "checkpoints": [{"file": ")" + older.toLatin1() + R"(", "step": 1, "sha256": ")" +
                 sha + "\"}]}");
    latest.close();
    QVERIFY(damage(run + "/" + best));

    const CliResult sampled = runCli({"sample", m_project, "--run", "hurt", "-o", path("hurt")});
    QCOMPARE(sampled.code, 0);
    QVERIFY2(sampled.err.contains("warning") && sampled.err.contains(best.toLatin1()), sampled.err.constData());
    const auto refused = [&](const QStringList& arguments) {
        const CliResult result = runCli(arguments);
        return result.code == 3 && result.err.contains(best.toLatin1()) && result.err.contains("damaged");
    };
    QVERIFY(refused({"compare", m_project, "--run", "hurt", "-o", path("hurt.html")}));
    // A whole copy of the very weights that the child was trained on will do; others will not.
    QCOMPARE(runCli({"sample", m_project, "--run", "child", "-o", path("child")}).code, 0);
    QVERIFY(refused({"diffuse", m_project, "--autoencoder", "hurt", "--name", "late", "--steps", "2"}));
    QVERIFY(refused({"train", m_project, "--model", "ae", "--from", "hurt", "--name", "later", "--steps", "2"}));
    QVERIFY(damage(run + "/" + older));
    QVERIFY(refused({"sample", m_project, "--run", "child", "-o", path("child")}));
}

void CliWorkTest::interruptLeavesACheckpointToResume_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void CliWorkTest::interruptLeavesACheckpointToResume() {
    QFETCH(int, signal);
    const QString name = QStringLiteral("long-%1").arg(signal);
    const QStringList train{"train", m_project, "--model", "ae",       "--name",
                            name,    "--steps", "100000",  "--preset", "quick"};
    QProcess process;
    process.start(QStringLiteral(STUDIO_CLI), train);
    QByteArray said; // the macro below asks again after a yes, and what was read once is gone
    const auto isTraining = [&] { return (said += process.readAllStandardError()).contains("img/s"); };
    QTRY_VERIFY(isTraining());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(studio::longWait));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    const QString run = m_project + "/runs/" + name;
    QFile pointer(run + "/latest.json");
    QVERIFY(pointer.open(QIODevice::ReadOnly));
    const auto latest = QJsonDocument::fromJson(pointer.readAll())["checkpoints"][0];
    QVERIFY(latest["step"].toInt() > 0 && latest["step"].toInt() < 100'000);
    QVERIFY(QFile::exists(run + "/" + latest["file"].toString()));
}

void CliWorkTest::nohupKeepsATrainingGoing() {
    QProcess process;
    process.start("sh", {"-c", "trap '' HUP; exec \"$0\" \"$@\"", QStringLiteral(STUDIO_CLI), "train", m_project,
                         "--model", "ae", "--name", "patient", "--steps", "100000", "--preset", "quick"});
    QByteArray said;
    const auto trained = [&] { return (said += process.readAllStandardError()).count("img/s"); };
    QTRY_VERIFY(trained() > 0);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGHUP), 0);
    const auto before = said.count("img/s");
    QTRY_VERIFY(trained() > before); // goes on
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(studio::longWait));
    QCOMPARE(process.exitCode(), 130);
}

void CliWorkTest::aReaderThatGoesEndsNoTraining() {
    QProcess process;
    process.start(QStringLiteral(STUDIO_CLI),
                  {"train", m_project, "--model", "ae", "--name", "unheard", "--steps", "3", "--preset", "quick"});
    QVERIFY(process.waitForStarted());
    process.closeReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForFinished(studio::longWait));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(readAll(m_project + "/runs/unheard/status.json").contains("finished"));
}

void CliWorkTest::closedStandardStreamsDoNoHarm() {
    const auto closed = [&](const QString& redirections, const QStringList& arguments) {
        QProcess process;
        process.start("sh",
                      QStringList{"-c", "exec \"$0\" \"$@\" " + redirections, QStringLiteral(STUDIO_CLI)} + arguments);
        return process.waitForFinished(studio::longWait) ? process.exitCode() : -1;
    };
    const QStringList train{"train", m_project, "--model", "ae", "--steps", "3", "--preset", "quick", "--name"};
    QCOMPARE(closed("0<&- 1>&- 2>&-", train + QStringList{"closed"}), 0);
    QVERIFY(readAll(m_project + "/runs/closed/status.json").contains("finished"));
    QCOMPARE(closed("2>&-", train + QStringList{"closed-2"}), 0);
    QCOMPARE(closed("1>&-", train + QStringList{"closed-1", "--json"}), 1); // its result has nowhere to go
}

QTEST_GUILESS_MAIN(CliWorkTest)
#include "tst_cliwork.moc"
