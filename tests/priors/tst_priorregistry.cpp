// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/priors/Clouds.hpp"

#include "core/analysis/PointBlocks.hpp"
#include "core/base/Error.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/priors/GaussianMixture.hpp"
#include "core/priors/GaussianPrior.hpp"
#include "core/priors/PriorRegistry.hpp"

#include <QtTest>

#include <set>

using namespace studio;
using namespace studio::priors;

class TestPriorRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOneIsNamedAndDraws() {
        const auto points = threeHeaps(40);
        std::set<std::string_view> ids;
        for (const PriorInfo& each : priors::priors()) {
            QVERIFY(!each.name.empty() && !each.description.empty() && !each.advice.empty() && !each.source.empty());
            ids.insert(each.id);
            const auto prior = each.fit({2, [&] { return points; }}, {});
            const auto drawn = prior->sample(4, 1);
            QCOMPARE(drawn.sizes(), (torch::IntArrayRef{4, 2}));
            QVERIFY(torch::equal(prior->sample(2, 1), drawn.narrow(0, 0, 2)));
        }
        QCOMPARE(ids, (std::set<std::string_view>{"gaussian", "gmm", "normal"}));
        QCOMPARE(priorInfo("gmm").id, std::string_view("gmm"));
    }

    void normalNoiseIsThatOfDiffusionAndAsksForNoPoints() {
        const auto prior = priorInfo("normal").fit({6, [] { return torch::Tensor(); }}, {});
        QVERIFY(torch::equal(prior->sample(3, 5), diffusion::SampleNoise(5, 0, 3, {6}).draw()));
    }

    void aMixtureHasNoMoreComponentsThanItsPointsCanFill() {
        const auto& gmm = priorInfo("gmm");
        const auto made = [&](std::int64_t points, std::int64_t dimensions) {
            const auto cloud = torch::randn({points, dimensions}, at::make_generator<at::CPUGeneratorImpl>(1));
            return gmm.fit({dimensions, [&] { return cloud; }}, {});
        };
        const auto componentsOf = [](const Prior& prior) {
            const auto* mixture = dynamic_cast<const GaussianMixture*>(&prior);
            return mixture ? mixture->components() : 1;
        };
        QCOMPARE(componentsOf(*made(400, 3)), std::int64_t{10});
        QCOMPARE(componentsOf(*made(20, 3)), std::int64_t{5});
        QCOMPARE(componentsOf(*made(7, 3)), std::int64_t{1});
        QCOMPARE(componentsOf(*made(20, 5000)), std::int64_t{1}); // of which no covariance is ever made
    }

    void anUnknownOneIsRefusedWithTheKnown() {
        try {
            priorInfo("uniform");
            QFAIL("it is not there");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::WrongUsage);
            QVERIFY(error.hint().find("normal, gaussian, gmm") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestPriorRegistry)
#include "tst_priorregistry.moc"
