// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Parameters.hpp"

#include <QTest>

#include <cmath>

using studio::Error;
using studio::ErrorCode;
using studio::Parameters;
using studio::ParameterSpec;

namespace {

Parameters example() {
    ParameterSpec width{.key = "width", .label = "Width", .unit = "channels", .help = "", .fallback = std::int64_t{64}};
    width.minimum = 8;
    width.maximum = 512;
    ParameterSpec rate{.key = "rate", .label = "Rate", .unit = "", .help = "", .fallback = 0.004};
    rate.minimum = 0;
    rate.maximum = 1;
    ParameterSpec latent{
        .key = "latent", .label = "Latent", .unit = "", .help = "", .fallback = std::string("spatial")};
    latent.choices = {"spatial", "vector"};
    ParameterSpec rotation{.key = "rotation", .label = "Rotation", .unit = "", .help = "", .fallback = false};
    return Parameters({width, rate, latent, rotation});
}

} // namespace

class TestParameters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsFromTheFallbacks() {
        const Parameters parameters = example();
        QCOMPARE(parameters.integer("width"), std::int64_t{64});
        QCOMPARE(parameters.real("rate"), 0.004);
        QCOMPARE(parameters.real("width"), 64.0);
        QCOMPARE(parameters.text("latent"), std::string("spatial"));
        QVERIFY(!parameters.boolean("rotation"));
    }

    void readsTextInTheTypeOfTheParameter() {
        Parameters parameters = example();
        parameters.setFromText("width", "96");
        parameters.setFromText("rate", "1e-3");
        parameters.setFromText("latent", "vector");
        parameters.setFromText("rotation", "on");
        QCOMPARE(parameters.integer("width"), std::int64_t{96});
        QCOMPARE(parameters.real("rate"), 1e-3);
        QCOMPARE(parameters.text("latent"), std::string("vector"));
        QVERIFY(parameters.boolean("rotation"));
    }

    void refusesWhatIsOutOfRange_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("too small") << "width"
                                   << "7";
        QTest::newRow("too large") << "width"
                                   << "513";
        QTest::newRow("not whole") << "width"
                                   << "12.5";
        QTest::newRow("overflow") << "width"
                                  << "99999999999999999999";
        QTest::newRow("not a number") << "rate"
                                      << "nan";
        QTest::newRow("infinite") << "rate"
                                  << "inf";
        QTest::newRow("trailing") << "rate"
                                  << "0.1x";
        QTest::newRow("empty") << "rate"
                               << "";
        QTest::newRow("no such choice") << "latent"
                                        << "Spatial";
        QTest::newRow("not a flag") << "rotation"
                                    << "maybe";
        QTest::newRow("unknown") << "depth"
                                 << "3";
    }

    void refusesWhatIsOutOfRange() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        Parameters parameters = example();
        const Parameters before = parameters;
        try {
            parameters.setFromText(key.toStdString(), text.toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::WrongUsage);
            QVERIFY(QString::fromStdString(error.message()).contains(key));
        }
        QVERIFY(parameters == before);
    }

    void widensIntegersButNothingElse() {
        Parameters parameters = example();
        parameters.set("rate", std::int64_t{1});
        QCOMPARE(parameters.real("rate"), 1.0);
        QVERIFY_EXCEPTION_THROWN(parameters.set("width", 64.0), Error);
        QVERIFY_EXCEPTION_THROWN(parameters.set("rotation", std::string("true")), Error);
        QVERIFY_EXCEPTION_THROWN(parameters.set("rate", std::nan("")), Error);
    }

    void writesTextThatReadsBackTheSame() {
        Parameters parameters = example();
        for (const double value : {0.1, 1.0 / 3.0, 1e-300, 0.004}) {
            parameters.setFromText("rate", studio::toText(value));
            QCOMPARE(parameters.real("rate"), value);
        }
    }
};

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
