// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Toy.hpp"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace studio;

namespace {

double distanceBetween(ToyPoint a, ToyPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

const ToyPoint& nearest(const std::vector<ToyPoint>& points, ToyPoint to) {
    return *std::ranges::min_element(points, {}, [&](const ToyPoint& each) { return distanceBetween(each, to); });
}

ToyRequest simple(const std::string& schedule, const std::string& sampler) {
    ToyRequest request;
    request.points = toyShape("moons", 60);
    request.schedule = schedule;
    request.sampler = sampler;
    request.particles = 40;
    request.steps = 30;
    return request;
}

} // namespace

class ToyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesFitTheSheetAndRepeat() {
        for (const Choice& shape : toyShapes()) {
            QVERIFY(!shape.name.empty() && !shape.description.empty());
            const auto points = toyShape(shape.id, 200, 1);
            QCOMPARE(points.size(), std::size_t{200});
            for (const ToyPoint& each : points)
                QVERIFY(std::abs(each.x) < 2.5F && std::abs(each.y) < 2.5F);
            QVERIFY(points == toyShape(shape.id, 200, 1));
            QVERIFY(points != toyShape(shape.id, 200, 2));
        }
        QCOMPARE(toyShape("ring", 1).size(), std::size_t{1});
        QVERIFY_EXCEPTION_THROWN(toyShape("cube", 10), Error);
        QVERIFY_EXCEPTION_THROWN(toyShape("ring", 0), Error);
    }

    void offersTheSamplersThatFit() {
        const auto idsOf = [](const char* schedule) {
            QStringList ids;
            for (const Choice& each : toySamplers(schedule))
                ids << QString::fromStdString(each.id);
            return ids.join(' ');
        };
        QCOMPARE(idsOf("cosine"), QStringLiteral("ddpm ddim euler euler-a heun dpm++2m unipc"));
        QCOMPARE(idsOf("linear"), idsOf("cosine"));
        QCOMPARE(idsOf("flow"), QStringLiteral("flow-euler flow-heun"));
        QVERIFY_EXCEPTION_THROWN(toySamplers("square"), Error);
    }

    void particlesEndOnThePoints_data() {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<QString>("sampler");
        for (const Choice& schedule : toySchedules())
            for (const Choice& sampler : toySamplers(schedule.id))
                QTest::addRow("%s %s", schedule.id.c_str(), sampler.id.c_str())
                    << QString::fromStdString(schedule.id) << QString::fromStdString(sampler.id);
    }
    void particlesEndOnThePoints() {
        QFETCH(QString, schedule);
        QFETCH(QString, sampler);
        const auto request = simple(schedule.toStdString(), sampler.toStdString());
        const ToyFlight flight = toyFlight(request);
        QCOMPARE(flight.steps.size(), std::size_t{31});
        // Heun looks ahead in all steps but the last and one or two from much noise to little.
        QVERIFY(flight.evaluations == 30 || (flight.evaluations >= 57 && flight.evaluations <= 59));
        // The multistep samplers shoot a little beyond single points, and end with the schedule's least noise.
        const bool extrapolates = sampler == "dpm++2m" || sampler == "unipc";
        QVERIFY2(flight.distance < (extrapolates ? 0.1 : 0.03), qPrintable(QString::number(flight.distance)));
        double sum = 0.0;
        for (const ToyPoint& each : flight.steps.back().at)
            sum += distanceBetween(each, nearest(request.points, each));
        QVERIFY(std::abs(sum / 40.0 - flight.distance) < 1e-5);
        for (std::size_t i = 1; i < flight.steps.size(); ++i)
            QVERIFY(flight.steps[i].sigma < flight.steps[i - 1].sigma);
        QCOMPARE(flight.steps[10].at.size(), std::size_t{40});
        QCOMPARE(flight.steps[10].predicted.size(), std::size_t{40});
    }

    void noiseIsAlwaysAsWide() {
        for (const char* sampler : {"ddim", "euler", "heun", "unipc"}) {
            auto request = simple("cosine", sampler);
            request.particles = 500;
            double squares = 0.0;
            const ToyFlight flight = toyFlight(request);
            for (const ToyPoint& each : flight.steps.front().at)
                squares += each.x * each.x + each.y * each.y;
            // The mean of 1,000 squares of normal numbers, within four standard errors.
            QVERIFY(std::abs(squares / 1000.0 - 1.0) < 4.0 * std::sqrt(2.0 / 1000.0));
        }
    }

    void samplersStartFromTheSameNoise() {
        const auto start = toyFlight(simple("cosine", "ddim")).steps.front().at;
        for (const Choice& other : toySamplers("cosine")) {
            const auto there = toyFlight(simple("cosine", other.id)).steps.front().at;
            for (std::size_t i = 0; i < start.size(); ++i)
                QVERIFY(distanceBetween(start[i], there[i]) < 1e-5);
        }
    }

    void seedsRepeatWhateverTheCount() {
        auto request = simple("cosine", "euler-a");
        const auto ends = toyFlight(request).steps.back().at;
        QVERIFY(ends == toyFlight(request).steps.back().at);
        request.particles = 7;
        const auto few = toyFlight(request).steps.back().at;
        for (std::size_t i = 0; i < few.size(); ++i)
            QVERIFY(distanceBetween(few[i], ends[i]) < 1e-4);
        request.seed = 1;
        QVERIFY(toyFlight(request).steps.back().at != few);
    }

    void etaAndSpacingReachTheSampler() {
        auto request = simple("cosine", "ddim");
        const auto plain = toyFlight(request).steps.back().at;
        request.eta = 1.0;
        QVERIFY(toyFlight(request).steps.back().at != plain);
        auto spaced = simple("linear", "dpm++2m");
        const double sigma = toyFlight(spaced).steps[15].sigma;
        spaced.karras = true;
        QVERIFY(std::abs(toyFlight(spaced).steps[15].sigma - sigma) > 0.1);
    }

    void fieldIsTheFlowThatParticlesFollow() {
        // A short DDIM step goes where the field of its noise level says.
        auto request = simple("cosine", "ddim");
        request.steps = 500;
        request.particles = 200;
        const ToyFlight flight = toyFlight(request);
        const ToyStep& from = flight.steps[250];
        const ToyStep& to = flight.steps[251];
        constexpr int cells = 60;
        const auto field =
            toyField({.points = request.points, .schedule = "cosine", .sigma = from.sigma, .cells = cells});
        QCOMPARE(field.size(), std::size_t{cells * cells});
        int alike = 0;
        for (std::size_t i = 0; i < from.at.size(); ++i) {
            const auto cell = [](float place) {
                return std::clamp(static_cast<int>((place + 3.0F) / 6.0F * cells), 0, cells - 1);
            };
            const ToyPoint arrow = field[static_cast<std::size_t>(cell(from.at[i].y) * cells + cell(from.at[i].x))];
            const ToyPoint moved{to.at[i].x - from.at[i].x, to.at[i].y - from.at[i].y};
            const double along = arrow.x * moved.x + arrow.y * moved.y;
            alike += along > 0.9 * std::hypot(arrow.x, arrow.y) * std::hypot(moved.x, moved.y) ? 1 : 0;
        }
        QVERIFY2(alike > 180, qPrintable(QString::number(alike)));
    }

    void fieldPointsToTheDataWhereNoiseIsLow_data() {
        QTest::addColumn<QString>("schedule");
        QTest::newRow("cosine") << "cosine";
        QTest::newRow("flow") << "flow";
    }
    void fieldPointsToTheDataWhereNoiseIsLow() {
        QFETCH(QString, schedule);
        const auto points = toyShape("grid", 100);
        const ToyFieldRequest request{
            .points = points, .schedule = schedule.toStdString(), .sigma = 0.002, .extent = 2.0F, .cells = 20};
        const auto field = toyField(request);
        for (int row = 0; row < 20; ++row)
            for (int column = 0; column < 20; ++column) {
                const ToyPoint at{-1.9F + 0.2F * static_cast<float>(column), -1.9F + 0.2F * static_cast<float>(row)};
                const ToyPoint goal = nearest(points, at);
                if (distanceBetween(goal, at) < 0.15)
                    continue; // so near that where exactly the point lies, scaled, decides
                const ToyPoint arrow = field[static_cast<std::size_t>(row * 20 + column)];
                const double along = arrow.x * (goal.x - at.x) + arrow.y * (goal.y - at.y);
                QVERIFY(along > 0.8 * std::hypot(arrow.x, arrow.y) * distanceBetween(goal, at));
            }
    }

    void pureNoiseFlowsToTheMean() {
        const std::vector<ToyPoint> points{{2.0F, 1.0F}, {0.0F, 1.0F}};
        const auto field = toyField({.points = points, .schedule = "flow", .sigma = 1.0, .extent = 1.0F, .cells = 2});
        // E[x0 - eps] with x = eps: the mean less the place.
        QVERIFY(distanceBetween(field[0], {1.5F, 1.5F}) < 1e-5);
        QVERIFY(distanceBetween(field[1], {0.5F, 1.5F}) < 1e-5);
        QVERIFY(distanceBetween(field[2], {1.5F, 0.5F}) < 1e-5);
    }

    void refusesWhatMakesNoSense() {
        auto request = simple("cosine", "flow-heun");
        QVERIFY_EXCEPTION_THROWN(toyFlight(request), Error);
        request = simple("flow", "ddim");
        QVERIFY_EXCEPTION_THROWN(toyFlight(request), Error);
        request = simple("cosine", "ddim");
        request.points.clear();
        QVERIFY_EXCEPTION_THROWN(toyFlight(request), Error);
        request = simple("cosine", "ddim");
        request.particles = 0;
        QVERIFY_EXCEPTION_THROWN(toyFlight(request), Error);
        QVERIFY_EXCEPTION_THROWN(toyField({.points = toyShape("ring", 5), .sigma = 0.0}), Error);
    }

    void stopsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(toyFlight(simple("cosine", "ddim"), stop.get_token()), Cancelled);
    }

    void isQuickEnoughToFollowTheHand() {
        auto request = simple("cosine", "ddim");
        request.points = toyShape("spiral", 400);
        request.particles = 500;
        QBENCHMARK {
            toyFlight(request);
        }
    }
};

QTEST_APPLESS_MAIN(ToyTest)
#include "tst_toy.moc"
