// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/ExploreState.hpp"

#include <QTest>

#include <cmath>

using namespace studio;
using namespace studio::ui;

class ExploreStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void walksTheSumOfAllOffsets() {
        ExploreState state;
        state.start = {1.0F, 2.0F};
        state.principal = {2.0, -1.0};
        state.raw = {0.5, 0.0};
        const Axes principal{{{0.6F, 0.8F}, {-0.8F, 0.6F}}, {5.0, 10.0}};
        const Axes raw{{{1.0F, 0.0F}, {0.0F, 1.0F}}, {4.0, 1.0}};
        const Latent reached = walk(state, principal, raw);
        // 1 + 2*5*.6 - 1*10*(-.8) + .5*4 and 2 + 2*5*.8 - 1*10*.6
        QCOMPARE(reached.size(), std::size_t{2});
        QVERIFY(std::abs(reached[0] - 17.0F) < 1e-5F);
        QVERIFY(std::abs(reached[1] - 4.0F) < 1e-5F);
    }

    void staysAtTheStartWithoutOffsets() {
        ExploreState state;
        state.start = {0.25F, -3.0F};
        QCOMPARE(walk(state, {{{1.0F, 0.0F}}, {2.0}}, {}), state.start);
    }

    void ignoresOffsetsBeyondTheAxes() {
        ExploreState state;
        state.start = {1.0F};
        state.principal = {1.0, 7.0};
        QCOMPARE(walk(state, {{{1.0F}}, {2.0}}, {}), Latent{3.0F});
    }

    void rawDeviationsFollowFromAllDirections() {
        // Covariance R diag(9, 1) R^T of a rotation by atan(3/4): variances .64*9 + .36 and .36*9 + .64.
        PrincipalDirections all;
        all.mean = {0.0F, 0.0F};
        all.directions = {{0.8F, 0.6F}, {-0.6F, 0.8F}};
        all.deviation = {3.0, 1.0};
        const Axes raw = rawAxes(all);
        QCOMPARE(raw.count(), std::size_t{2});
        QVERIFY(std::abs(raw.deviations[0] - std::sqrt(6.12)) < 1e-6);
        QVERIFY(std::abs(raw.deviations[1] - std::sqrt(3.88)) < 1e-6);
        QCOMPARE(raw.directions[1], (Latent{0.0F, 1.0F}));
    }

    void offersNoRawAxesFromSomeDirections() {
        PrincipalDirections some;
        some.mean = {0.0F, 0.0F};
        some.directions = {{1.0F, 0.0F}};
        some.deviation = {3.0};
        QCOMPARE(rawAxes(some).count(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(ExploreStateTest)
#include "tst_explorestate.moc"
