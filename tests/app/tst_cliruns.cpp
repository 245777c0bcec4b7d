// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/CliRunner.hpp"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using studio::test::CliResult;
using studio::test::runCli;

namespace {

QStringList idsOf(const QJsonValue& findings) {
    QStringList ids;
    for (const auto& each : findings.toArray())
        ids << each.toObject()["id"].toString();
    return ids;
}

} // namespace

/// What the command line says about a training before and after it, and what is done to runs.
class CliRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_project = m_folder.filePath("project");
        const CliResult made = runCli({"new", m_project, "--data", "shapes:64", "--size", "16", "--json"});
        QVERIFY2(made.code == 0, made.err.constData());
        m_pictures = made.json().object()["training"].toInt();
        QCOMPARE(idsOf(made.json().object()["findings"]), QStringList{"few-held-out"});
        QVERIFY2(made.err.contains("held out"), made.err.constData());
        const CliResult trained = train({"--model", "ae", "--name", "first", "--steps", "20"});
        QVERIFY2(trained.code == 0, trained.err.constData());
    }

    void saysWhatATrainingWillTake() {
        const CliResult trained = train({"--model", "vae", "--name", "told", "--steps", "20"});
        QVERIFY2(trained.code == 0, trained.err.constData());
        const QJsonObject run = trained.json().object();
        const QJsonObject estimate = run["estimate"].toObject();
        QCOMPARE(estimate["steps"].toInt(), 20);
        const int batch = run["parameters"].toObject()["batch_size"].toInt();
        QCOMPARE(estimate["batch_size"].toInt(), batch);
        const double passes = 20.0 * batch / m_pictures;
        QCOMPARE(estimate["passes"].toDouble(), passes);
        QCOMPARE(estimate["parameters"].toInt(), run["parameter_count"].toInt());
        QCOMPARE(estimate["latent"].toArray(), run["latent_shape"].toArray());
        QCOMPARE(estimate["compression"].toDouble(), 3.0 * 16 * 16 / (4 * 4 * 4));
        QVERIFY(estimate["memory_bytes"].toDouble() > 1e8);
        QVERIFY(estimate["seconds"].toDouble() > 0.0);
        const QByteArray said = "20 steps, " + QByteArray::number(passes, 'f', 1) + " passes over " +
                                QByteArray::number(m_pictures) + " pictures, about ";
        QVERIFY2(trained.err.contains(said), trained.err.constData());
        QVERIFY2(trained.err.contains(" on this machine"), trained.err.constData());
        QVERIFY(idsOf(run["findings"]).contains("few-steps"));
        QVERIFY2(trained.err.contains("20 steps: the network will hardly have begun"), trained.err.constData());
    }

    void presetsAreStepsThatFitThePictures() {
        const auto steps = [](const QStringList& project) {
            const CliResult help =
                runCli(QStringList{"train", "--model", "ae", "--help-parameters", "--json"} + project);
            for (const auto& each : help.json().object()["ae"].toArray())
                if (each.toObject()["key"] == "steps")
                    return each.toObject()["default"].toInt();
            return -1;
        };
        QCOMPARE(steps({}), 2110);          // for pictures like Fashion-MNIST's
        QVERIFY(steps({m_project}) > 2110); // smaller batches of fewer pictures
    }

    void trainsAFinishedRunFurther() {
        const CliResult further = train({"--resume", "--name", "first", "--steps", "5"});
        QVERIFY2(further.code == 0, further.err.constData());
        const QJsonObject run = further.json().object();
        QCOMPARE(run["step"].toInt(), 25);
        QCOMPARE(run["extended_at"].toInt(), 20);
        QCOMPARE(run["estimate"].toObject()["steps"].toInt(), 5);
        const int batch = run["parameters"].toObject()["batch_size"].toInt();
        const int end = 25 + (2 * m_pictures + batch - 1) / batch;
        QCOMPARE(train({"--resume", "--name", "first", "--epochs", "2"}).json().object()["step"].toInt(), end);
        const CliResult again = train({"--resume", "--name", "first"});
        QVERIFY2(again.code == 0, again.err.constData());
        QCOMPARE(again.json().object()["step"].toInt(), end);
        QVERIFY(again.json().object()["estimate"].isNull());
    }

    void beginsWithAnothersWeightsOrSettings() {
        const CliResult like =
            train({"--like", "first", "--name", "alike", "--set", "width=16", "--set", "steps=2", "--seed", "4"});
        QVERIFY2(like.code == 0, like.err.constData());
        const QJsonObject parameters = like.json().object()["parameters"].toObject();
        QCOMPARE(parameters["width"].toInt(), 16);
        QCOMPARE(like.json().object()["model"].toString(), "ae");
        const CliResult from = train({"--from", "alike", "--name", "after", "--steps", "2"});
        QVERIFY2(from.code == 0, from.err.constData());
        QCOMPARE(from.json().object()["started_from"].toString(), "alike");
        QCOMPARE(from.json().object()["parameters"].toObject()["width"].toInt(), 16);
        const CliResult misfit = train({"--from", "alike", "--name", "never", "--set", "width=24"});
        QCOMPARE(misfit.code, 3);
        QVERIFY(!QFile::exists(m_project + "/runs/never"));
    }

    void saysWhichWeightsDecode() {
        const CliResult trained = train({"--model", "ae", "--name", "parent", "--steps", "4", "--set", "width=16"});
        QVERIFY2(trained.code == 0, trained.err.constData());
        const CliResult child = runCli({"diffuse", m_project, "--autoencoder", "parent", "--name", "child", "--steps",
                                        "3", "--preset", "quick", "--set", "width=16"});
        QVERIFY2(child.code == 0, child.err.constData());
        QVERIFY2(child.err.contains("decoded by parent, step 4 ("), child.err.constData());

        const CliResult told = runCli({"diffuse", m_project, "--resume", "--name", "child", "--json"});
        QVERIFY2(told.code == 0, told.err.constData());
        const QString decoder = told.json().object()["decoder"].toObject()["sha256"].toString();
        QCOMPARE(decoder.size(), 64);
        const CliResult sampled = sample("before");
        QVERIFY2(sampled.code == 0, sampled.err.constData());
        const QJsonObject result = sampled.json().object();
        QCOMPARE(result["weights"].toString().size(), 64);
        QCOMPARE(result["decoder"].toObject()["sha256"].toString(), decoder);
        QCOMPARE(result["decoder"].toObject()["run"].toString(), "parent");
        QCOMPARE(result["decoder"].toObject()["step"].toInt(), 4);
        const QByteArray recipe =
            QImage(m_folder.filePath("before/sample-0000.png")).text("Latent Studio recipe").toUtf8();
        QCOMPARE(QJsonDocument::fromJson(recipe)["decoder"].toString(), decoder);
        QCOMPARE(QJsonDocument::fromJson(recipe)["weights"].toString(), result["weights"].toString());

        QCOMPARE(train({"--resume", "--name", "parent", "--steps", "30"}).code, 0);
        QCOMPARE(sample("after").code, 0);
        QVERIFY(readAll("after/sample-0000.png") == readAll("before/sample-0000.png"));
        const CliResult plain = runCli(
            {"sample", m_project, "--run", "child", "--steps", "2", "--count", "1", "-o", m_folder.filePath("plain")});
        QVERIFY2(plain.err.trimmed().endsWith("decoded by parent, step 4 (" + decoder.left(12).toUtf8() + ")"),
                 plain.err.constData());
    }

    void aRunOfOldIsBoundOnceAndSaysSo() {
        forgetTheParentOf("child");
        QVERIFY(sample("old").err.contains("did not say which weights"));
        QVERIFY(!sample("old").err.contains("did not say which weights"));

        forgetTheParentOf("child");
        const auto compare = [&] {
            return runCli({"compare", m_project, "--run", "child", "--json", "-o", m_folder.filePath("old.html")});
        };
        const CliResult bound = compare();
        QVERIFY2(bound.code == 0, bound.err.constData());
        QVERIFY2(bound.err.contains("did not say which weights"), bound.err.constData());
        QCOMPARE(bound.json().object()["runs"].toArray().size(), 1); // which the notice is no part of
        QVERIFY(!compare().err.contains("did not say which weights"));
    }

    void renamesAndAnnotates() {
        QCOMPARE(runCli({"note", m_project, "--run", "told", "blurred corners"}).code, 0);
        QCOMPARE(runCli({"rename", m_project, "--run", "told", "--name", "kept"}).code, 0);
        const CliResult note = runCli({"note", m_project, "--run", "kept"});
        QCOMPARE(note.code, 0);
        QCOMPARE(note.out, QByteArray("blurred corners\n"));
        QCOMPARE(runCli({"note", m_project, "--run", "told"}).code, 3);
        QCOMPARE(runCli({"rename", m_project, "--run", "kept", "--name", "first"}).code, 2);
        QCOMPARE(runCli({"note", m_project, "--run", "kept", ""}).code, 0);
        QCOMPARE(runCli({"note", m_project, "--run", "kept"}).out, QByteArray());
    }

private:
    CliResult train(const QStringList& options) const {
        return runCli(QStringList{"train", m_project, "--json"} + options);
    }

    CliResult sample(const QString& folder) const {
        return runCli({"sample", m_project, "--run", "child", "--steps", "3", "--count", "2", "--json", "-o",
                       m_folder.filePath(folder)});
    }
    /// As a version wrote it that bound no run to the weights of its autoencoder.
    void forgetTheParentOf(const QString& run) const {
        QFile file(m_project + "/runs/" + run + "/config.json");
        QVERIFY(file.open(QIODevice::ReadWrite));
        QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
        config.remove("parent");
        file.resize(0);
        file.seek(0);
        file.write(QJsonDocument(config).toJson());
    }
    QByteArray readAll(const QString& name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_project;
    int m_pictures = 0; ///< to train on
};

QTEST_GUILESS_MAIN(CliRunsTest)
#include "tst_cliruns.moc"
