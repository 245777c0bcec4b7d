// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/CliRunner.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using studio::test::CliResult;
using studio::test::runCli;

namespace {

QJsonArray references() {
    QFile file(QStringLiteral(STUDIO_TEST_DATA "/diffusers/traces.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

QString joined(const QJsonArray& values) {
    QStringList words;
    for (const auto& each : values)
        words << QString::number(each.toDouble(), 'g', 17);
    return words.join(',');
}

/// The command line that repeats a reference.
QStringList commandOf(const QJsonObject& reference) {
    const QJsonObject options = reference["options"].toObject();
    QStringList words{"trace",
                      "--json",
                      "--as-diffusers",
                      "--sampler",
                      reference["sampler"].toString(),
                      "--schedule",
                      reference["schedule"].toString(),
                      "--prediction",
                      reference["prediction"].toString(),
                      "--steps",
                      QString::number(reference["steps"].toInt()),
                      "--spacing",
                      options["timestep_spacing"].toString(),
                      "--gaussian",
                      joined({reference["mean"], reference["std"]}),
                      "--start",
                      joined(reference["start"].toArray())};
    if (options["use_karras_sigmas"].toBool())
        words << "--karras";
    return words;
}

bool agree(const QJsonArray& values, const QJsonArray& expected) {
    if (values.size() != expected.size() || expected.isEmpty())
        return false;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const double tolerance = 1e-4 * std::abs(expected[i].toDouble()) + 1e-6;
        if (!(std::abs(values[i].toDouble() - expected[i].toDouble()) <= tolerance))
            return false;
    }
    return true;
}

const QStringList aTrace{"trace", "--sampler", "ddim", "--steps", "5", "--gaussian", "0.3,0.5", "--start", "1,-1"};

QStringList with(const QStringList& more) {
    return aTrace + more;
}

} // namespace

class CliTraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsItsReferences_data() {
        QTest::addColumn<int>("index");
        const auto all = references();
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%d %s", i, qPrintable(all[i].toObject()["sampler"].toString())) << i;
        QCOMPARE(all.size(), 6);
    }
    void followsItsReferences() {
        QFETCH(int, index);
        const QJsonObject reference = references()[index].toObject();
        const CliResult result = runCli(commandOf(reference));
        QVERIFY2(result.code == 0, result.err.constData());
        const QJsonObject traced = result.json().object();
        QCOMPARE(traced.keys(), (QStringList{"final", "sigmas", "timesteps", "trace"}));
        QVERIFY(agree(traced["timesteps"].toArray(), reference["timesteps"].toArray()));
        QVERIFY(agree(traced["final"].toArray(), reference["final"].toArray()));
        const QJsonArray steps = traced["trace"].toArray(), expected = reference["trace"].toArray();
        QCOMPARE(steps.size(), expected.size());
        QCOMPARE(steps.first(), reference["start"]);
        for (qsizetype k = 0; k < expected.size(); ++k)
            QVERIFY2(agree(steps[k].toArray(), expected[k].toArray()), qPrintable(QString::number(k)));
    }

    void walksFlows() {
        // Data N(.3, .5^2): from x(1) = 1, ten Euler steps of the flow end at .730783.
        const CliResult result = runCli(
            {"trace", "--sampler", "flow-euler", "--steps", "10", "--gaussian", "0.3,0.5", "--start", "1", "--json"});
        QVERIFY2(result.code == 0, result.err.constData());
        const QJsonObject traced = result.json().object();
        QVERIFY(std::abs(traced["final"].toArray()[0].toDouble() - 0.730783) < 1e-6);
        QCOMPARE(traced["sigmas"].toArray().size(), 11);
        QCOMPARE(traced["sigmas"].toArray().last().toDouble(), 0.0);
        const CliResult shifted = runCli({"trace", "--sampler", "flow-euler", "--steps", "2", "--shift", "3",
                                          "--gaussian", "0.3,0.5", "--start", "1", "--json"});
        QCOMPARE(shifted.json().object()["timesteps"].toArray()[1].toDouble(), 0.75);
    }

    void oneStepStartsFromPureNoise() {
        for (const char* sampler : {"ddim", "euler", "heun", "dpm++2m", "unipc"})
            for (const char* spacing : {"leading", "trailing", "linspace"}) {
                const CliResult result =
                    runCli({"trace", "--sampler", sampler, "--schedule", "cosine", "--spacing", spacing, "--steps", "1",
                            "--gaussian", "0.3,0.5", "--start", "-1,0,2", "--json"});
                QVERIFY2(result.code == 0, result.err.constData());
                const QJsonObject traced = result.json().object();
                QCOMPARE(traced["timesteps"].toArray()[0].toDouble(), 999.0);
                for (const auto& each : traced["final"].toArray())
                    QVERIFY(std::abs(each.toDouble() - 0.3) < 0.05);
            }
    }

    void moreStepsThanHalfTheTimestepsAreNoWorse() {
        const auto error = [](const char* steps) {
            const CliResult result = runCli({"trace", "--sampler", "ddim", "--schedule", "cosine", "--steps", steps,
                                             "--gaussian", "0.3,0.5", "--start", "-1,0,2", "--json"});
            const QJsonArray ends = result.json().object()["final"].toArray();
            return std::max({std::abs(ends[0].toDouble() + 0.2), std::abs(ends[1].toDouble() - 0.3),
                             std::abs(ends[2].toDouble() - 1.3)});
        };
        QVERIFY(error("501") <= error("500") + 1e-3);
        QVERIFY(error("1000") <= error("501") + 1e-3);
        QVERIFY(error("1500") <= error("1000") + 1e-3);
    }

    void keepsThePredictionWithinTheClamp() {
        const CliResult kept = runCli({"trace", "--sampler", "ddim", "--steps", "50", "--gaussian", "0.3,0.5",
                                       "--start", "9,-9", "--clamp", "1", "--json"});
        const QJsonArray ends = kept.json().object()["final"].toArray();
        QVERIFY(std::abs(ends[0].toDouble() - 0.8) < 0.05 && std::abs(ends[1].toDouble() + 0.2) < 0.05);
    }

    void repeatsItselfForASeed() {
        const QStringList noisy = with({"--eta", "1", "--json", "--seed"});
        QCOMPARE(runCli(noisy + QStringList{"4"}).out, runCli(noisy + QStringList{"4"}).out);
        QVERIFY(runCli(noisy + QStringList{"4"}).out != runCli(noisy + QStringList{"5"}).out);
    }

    void printsATableForEyes() {
        const CliResult result = runCli(aTrace);
        QCOMPARE(result.code, 0);
        QCOMPARE(result.out, QByteArray());
        QVERIFY2(result.err.contains("sigma") && result.err.count('\n') == 7, result.err.constData());
    }

    void refusesWhatDoesNotGoTogether_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QStringList& more, const char* reason) {
            QTest::newRow(name) << with(more) << QByteArray(reason);
        };
        row("karras with ddim", {"--karras"}, "Karras");
        row("eta of heun", {"--sampler", "heun", "--eta", "0.5"}, "--sampler");
        row("ddim on a flow", {"--schedule", "flow", "--prediction", "flow"}, "flow");
        row("flow prediction on linear", {"--prediction", "flow"}, "go together");
        row("shift of ddim", {"--shift", "2"}, "shift");
        row("unknown spacing", {"--spacing", "even"}, "even");
        row("unknown schedule", {"--schedule", "quadratic"}, "quadratic");
        row("unknown final sigma", {"--final-sigma", "most"}, "most");
        row("too much eta", {"--eta", "2"}, "eta");
        row("negative clamp", {"--clamp", "-1"}, "--clamp");
        row("clamp of no number", {"--clamp", "nan"}, "--clamp");
        row("negative seed", {"--seed", "-1"}, "--seed");
        row("seed beyond 64 bits", {"--seed", "18446744073709551616"}, "--seed");
        const auto own = [](const char* name, const QStringList& arguments, const char* reason) {
            QTest::newRow(name) << QStringList{"trace"} + arguments << QByteArray(reason);
        };
        own("flow with leading spacing",
            {"--sampler", "flow-heun", "--steps", "4", "--spacing", "leading", "--gaussian", "0,1", "--start", "1"},
            "evenly");
        own("unknown sampler", {"--sampler", "plms", "--steps", "4", "--gaussian", "0,1", "--start", "1"}, "plms");
        own("no steps", {"--sampler", "ddim", "--steps", "0", "--gaussian", "0,1", "--start", "1"}, "steps=0");
        own("no width", {"--sampler", "ddim", "--steps", "4", "--gaussian", "0,0", "--start", "1"}, "positive");
        own("half a Gaussian", {"--sampler", "ddim", "--steps", "4", "--gaussian", "0", "--start", "1"}, "MEAN,STD");
        own("a start of words", {"--sampler", "ddim", "--steps", "4", "--gaussian", "0,1", "--start", "1,x"}, "\"x\"");
        own("an empty start", {"--sampler", "ddim", "--steps", "4", "--gaussian", "0,1", "--start", "1,"}, "--start");
        own("no start", {"--sampler", "ddim", "--steps", "4", "--gaussian", "0,1"}, "--start");
    }
    void refusesWhatDoesNotGoTogether() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        const CliResult result = runCli(arguments + QStringList{"--json"});
        QCOMPARE(result.code, 2);
        QCOMPARE(result.out, QByteArray());
        QVERIFY2(result.err.contains(reason), result.err.constData());
    }
};

QTEST_GUILESS_MAIN(CliTraceTest)
#include "tst_clitrace.moc"
