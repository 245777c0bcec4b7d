// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/priors/Clouds.hpp"

#include "core/base/Progress.hpp"
#include "core/priors/KMeans.hpp"

#include <QtTest>

#include <set>

using namespace studio;
using namespace studio::priors;

class TestKMeans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsHeapsThatLieApart() {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const auto nearest = nearestCentres(threeHeaps(50), 3, seed);
            std::set<std::int64_t> names;
            for (std::int64_t heap = 0; heap < 3; ++heap) {
                const auto here = nearest.narrow(0, 50 * heap, 50);
                QVERIFY((here == here[0]).all().item<bool>());
                names.insert(here[0].item<std::int64_t>());
            }
            QCOMPARE(names.size(), std::size_t{3});
        }
    }

    void everyPointCanBeACentre() {
        const auto points = torch::arange(12, torch::kFloat).reshape({6, 2});
        const auto nearest = nearestCentres(points, 6, 1);
        std::set<std::int64_t> names;
        for (std::int64_t i = 0; i < 6; ++i)
            names.insert(nearest[i].item<std::int64_t>());
        QCOMPARE(names.size(), std::size_t{6});
    }

    void onePointManyTimesOver() {
        const auto nearest = nearestCentres(torch::full({5, 3}, 2.0F), 4, 1);
        QVERIFY((nearest == nearest[0]).all().item<bool>());
        QVERIFY(nearest[0].item<std::int64_t>() >= 0);
    }

    void theSameSeedChoosesTheSame() {
        const auto points = torch::randn({300, 4}, at::make_generator<at::CPUGeneratorImpl>(3));
        QVERIFY(torch::equal(nearestCentres(points, 8, 5), nearestCentres(points, 8, 5)));
        QVERIFY(!torch::equal(nearestCentres(points, 8, 5), nearestCentres(points, 8, 6)));
    }

    void stops() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(nearestCentres(threeHeaps(5), 2, 0, stop.get_token()), Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestKMeans)
#include "tst_kmeans.moc"
