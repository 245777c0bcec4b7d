// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Memorisation.hpp"

#include <QtTest>

#include <cmath>

using namespace studio::analysis;

namespace {

torch::Tensor points(std::int64_t count, std::int64_t size, std::uint64_t seed) {
    return torch::randn({count, size}, at::make_generator<at::CPUGeneratorImpl>(seed));
}

std::vector<bool> flags(const torch::Tensor& marked) {
    std::vector<bool> list;
    for (std::int64_t i = 0; i < marked.size(0); ++i)
        list.push_back(marked[i].item<bool>());
    return list;
}

} // namespace

class TestMemorisation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThirdOfTheWayIsTheLimit() {
        // On a line from 0 to 4: at 0.9 the two are 0.9 and 3.1 away, at 1.1 1.1 and 2.9.
        const auto training = torch::tensor({{0.0F}, {4.0F}});
        QCOMPARE(flags(nearCopies(torch::tensor({{0.9F}, {1.1F}, {2.2F}, {3.5F}, {-100.0F}}), training)),
                 (std::vector<bool>{true, false, false, true, false}));
    }

    void equalTrainingPointsCountOnce() {
        const auto training = torch::tensor({{0.0F}, {0.0F}, {0.0F}, {4.0F}, {4.0F}});
        QCOMPARE(flags(nearCopies(torch::tensor({{0.9F}, {0.0F}, {1.1F}, {2.2F}}), training)),
                 (std::vector<bool>{true, true, false, false}));
    }

    void aSingleTrainingPointIsCopiedByEverything() {
        QCOMPARE(flags(nearCopies(torch::tensor({{7.0F}}), torch::tensor({{0.0F}}))), std::vector<bool>{true});
        QCOMPARE(flags(nearCopies(torch::tensor({{7.0F}}), torch::zeros({40, 1}))), std::vector<bool>{true});
    }

    void countsTheCopiesAmongFreshPoints() {
        const auto training = points(300, 64, 1);
        const auto copies = training.narrow(0, 20, 30) + 0.05 * points(30, 64, 2);
        const auto found = memorisation(torch::cat({copies, points(70, 64, 3)}), training, points(50, 64, 4));
        QCOMPARE(found.samples, std::int64_t{100});
        QCOMPARE(found.nearCopies, 0.3);
        QCOMPARE(found.heldOut, std::int64_t{50});
        QCOMPARE(found.nearCopiesHeldOut, 0.0);
    }

    void anExactCopyIsOne() {
        const auto training = points(50, 8, 1);
        QCOMPARE(memorisation(training, training, torch::empty({0, 8})).nearCopies, 1.0);
    }

    void withoutHeldOutPointsTheirShareIsUnknown() {
        const auto found = memorisation(points(5, 8, 1), points(9, 8, 2), torch::empty({0, 8}));
        QCOMPARE(found.heldOut, std::int64_t{0});
        QVERIFY(std::isnan(found.nearCopiesHeldOut));
    }
};

QTEST_APPLESS_MAIN(TestMemorisation)
#include "tst_memorisation.moc"
