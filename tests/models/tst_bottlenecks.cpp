// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/nn/modules/activation.h>
#include "core/base/Error.hpp"
#include "core/models/EmaCodebookBottleneck.hpp"
#include "core/models/FsqBottleneck.hpp"
#include "core/models/GaussianBottleneck.hpp"
#include "core/models/IdentityBottleneck.hpp"
#include "core/models/SmoothedBottleneck.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::models;

namespace {

at::Generator seeded(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

StepInfo trainingStep(std::int64_t step = 0, std::int64_t total = 100) {
    return {step, total, true, seeded(7)};
}

bool near(const torch::Tensor& a, const torch::Tensor& b, double tolerance) {
    return a.sizes() == b.sizes() && (a - b).abs().max().item<double>() <= tolerance;
}

double number(const torch::Tensor& tensor) {
    return tensor.item<double>();
}

} // namespace

class TestBottlenecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identityPassesTheCodeUnchanged() {
        IdentityBottleneck bottleneck;
        const auto z = torch::randn({2, 4, 3, 3}, seeded(1));
        const auto output = bottleneck.forward(z, trainingStep(), {});
        QVERIFY(torch::equal(output.latent, z));
        QVERIFY(output.terms.empty());
    }

    void klHasItsReferenceValue() {
        const auto mean = torch::tensor({0.5, -1.0, 2.0});
        const auto logVariance = torch::tensor({0.0, -1.0, 0.5});
        QVERIFY(std::abs(number(gaussianKl(mean, logVariance).sum()) - 2.8833003) < 1e-6);
        QCOMPARE(number(gaussianKl(torch::zeros({3}), torch::zeros({3})).sum()), 0.0);
    }

    void klIsASumOverThePictureAveragedOverTheBatch() {
        GaussianBottleneck bottleneck({1.0, 0.0, 0.0});
        const auto one = torch::tensor({{0.5F, -1.0F, 2.0F, 0.0F, -1.0F, 0.5F}});
        const auto output = bottleneck.forward(one.repeat({5, 1}), trainingStep(), {});
        QCOMPARE(output.terms.size(), std::size_t{1});
        QVERIFY(std::abs(number(output.terms[0].value) - 2.8833003) < 1e-5);
    }

    void freeBitsLiftEveryValueToTheFloor() {
        const auto kl = torch::tensor({{0.1, 3.0}, {0.3, 1.0}});
        QVERIFY(std::abs(number(klWithFreeBits(kl, 0.5)) - (0.5 + 2.0)) < 1e-6);
        QVERIFY(std::abs(number(klWithFreeBits(kl, 0.0)) - (0.2 + 2.0)) < 1e-6);
    }

    void klWeightWarmsUp() {
        GaussianBottleneck bottleneck({0.2, 0.1, 0.0});
        const auto z = torch::zeros({1, 8});
        QCOMPARE(bottleneck.forward(z, trainingStep(0), {}).terms[0].weight, 0.0);
        QCOMPARE(bottleneck.forward(z, trainingStep(5), {}).terms[0].weight, 0.1);
        QCOMPARE(bottleneck.forward(z, trainingStep(50), {}).terms[0].weight, 0.2);
    }

    void samplesHaveThePosteriorsMoments() {
        GaussianBottleneck bottleneck({1.0, 0.0, 0.0});
        const double logVariance = std::log(0.25);
        const auto z = torch::cat({torch::full({20000, 1}, 3.0), torch::full({20000, 1}, logVariance)}, 1);
        const auto latent = bottleneck.forward(z, trainingStep(), {}).latent;
        QVERIFY(std::abs(number(latent.mean()) - 3.0) < 0.02);
        QVERIFY(std::abs(number(latent.std()) - 0.5) < 0.02);
    }

    void evaluationTakesTheMeanWithoutNoise() {
        GaussianBottleneck bottleneck({1.0, 0.0, 0.0});
        const auto z = torch::randn({3, 8, 2, 2}, seeded(3));
        QVERIFY(torch::equal(bottleneck.forward(z, StepInfo{}, {}).latent, z.narrow(1, 0, 4)));
        QVERIFY(torch::equal(bottleneck.encodeMean(z), z.narrow(1, 0, 4)));
    }

    void codebookAveragesFollowTheirFormula() {
        EmaCodebookBottleneck bottleneck({2, 1, 0.25, 0.9, false});
        bottleneck.initialise(torch::tensor({{0.0F}, {0.0F}, {10.0F}, {10.0F}}), seeded(1));
        const auto before = std::get<0>(bottleneck.codebook().flatten().sort());
        QVERIFY(near(before, torch::tensor({0.0F, 10.0F}), 1e-5));
        // N = 2 for both codes, m = {0, 20}. The batch gives n = {1, 3}, sums {1, 33}.
        const auto rows = torch::tensor({{1.0F}, {10.0F}, {11.0F}, {12.0F}});
        bottleneck.follow(rows, bottleneck.nearest(rows));
        const double n0 = 0.9 * 2 + 0.1 * 1;
        const double n1 = 0.9 * 2 + 0.1 * 3;
        const double scale = (n0 + n1) / (n0 + n1 + 2e-5);
        const float low = static_cast<float>(0.1 * 1 / ((n0 + 1e-5) * scale));
        const float high = static_cast<float>((0.9 * 20 + 0.1 * 33) / ((n1 + 1e-5) * scale));
        const auto after = std::get<0>(bottleneck.codebook().flatten().sort());
        QVERIFY(near(after, torch::tensor({low, high}), 1e-4));
    }

    void theFirstBatchPlacesTheCodesAtTheMeansOfTheirCells() {
        EmaCodebookBottleneck bottleneck({4, 2, 0.25, 0.99, false});
        const auto centres = torch::tensor({{0.0F, 0.0F}, {9.0F, 0.0F}, {0.0F, 9.0F}, {9.0F, 9.0F}});
        const auto rows = centres.repeat({64, 1}) + 0.1 * torch::randn({256, 2}, seeded(5));
        bottleneck.initialise(rows, seeded(6));
        const auto codes = bottleneck.nearest(rows);
        QVERIFY(number((rows - bottleneck.codebook().index_select(0, codes)).square().sum(1).mean()) < 20.0);
        for (std::int64_t k = 0; k < 4; ++k) {
            const auto cell = rows.index({codes == k});
            QVERIFY(cell.size(0) > 0);
            QVERIFY(near(bottleneck.codebook()[k], cell.mean(0), 1e-3));
        }
    }

    void deadCodesMoveIntoTheBatch() {
        EmaCodebookBottleneck bottleneck({2, 1, 0.25, 0.5, false});
        const auto near0 = 0.01 * torch::randn({64, 1}, seeded(2));
        bottleneck.forward(torch::cat({near0, torch::full({64, 1}, 50.0F)}), trainingStep(), {});
        QVERIFY(number(bottleneck.codebook().max()) > 40);
        for (int i = 0; i < 12; ++i)
            bottleneck.forward(near0, trainingStep(), {});
        QVERIFY(number(bottleneck.codebook().abs().max()) < 1.0);
    }

    void evaluationLeavesTheCodebookAlone() {
        EmaCodebookBottleneck bottleneck({4, 2, 0.25, 0.9, false});
        const auto rows = torch::randn({64, 2}, seeded(4));
        bottleneck.forward(rows, trainingStep(), {});
        const auto before = bottleneck.codebook().clone();
        bottleneck.forward(rows + 5, StepInfo{}, {});
        QVERIFY(torch::equal(bottleneck.codebook(), before));
    }

    void quantisingForTheDecoderTakesTheNearestCode() {
        EmaCodebookBottleneck bottleneck({8, 4, 0.25, 0.9, false});
        const auto z = torch::randn({6, 4, 3, 5}, seeded(6));
        bottleneck.forward(z, trainingStep(), {});
        const auto quantised = bottleneck.prepareForDecoder(z);
        QCOMPARE(quantised.sizes(), z.sizes());
        const auto code = quantised.permute({0, 2, 3, 1})[2][1][4];
        const auto distances = (bottleneck.codebook() - z.permute({0, 2, 3, 1})[2][1][4]).square().sum(1);
        QVERIFY(torch::equal(code, bottleneck.codebook()[distances.argmin().item<std::int64_t>()]));
        QVERIFY(torch::equal(bottleneck.encodeMean(z), z));
    }

    void straightThroughPassesTheGradientUnchanged() {
        EmaCodebookBottleneck bottleneck({4, 2, 0.0, 0.9, false});
        const auto z = torch::randn({32, 2}, seeded(8)).requires_grad_();
        const auto upstream = torch::randn({32, 2}, seeded(9));
        bottleneck.forward(z, trainingStep(), {}).latent.backward(upstream);
        QVERIFY(near(z.grad(), upstream, 1e-6));
    }

    void rotationTrickHasItsReferenceGradient() {
        const auto u = torch::tensor({{1.0F, 2.0F, -1.0F}}).requires_grad_();
        const auto q = torch::tensor({{0.5F, 1.5F, 0.25F}});
        const auto output = rotateTo(u, q);
        QVERIFY(near(output.detach(), q, 1e-6));
        output.backward(torch::tensor({{1.0F, 0.0F, 0.0F}}));
        QVERIFY(near(u.grad(), torch::tensor({{0.634632F, -0.118196F, -0.101759F}}), 1e-5));
    }

    void fsqHasItsReferenceCodes_data() {
        QTest::addColumn<QList<float>>("input");
        QTest::addColumn<QList<float>>("expected");
        QTest::addColumn<int>("index");
        QTest::newRow("688") << QList<float>{-1.5F, -.3F, .2F, .9F} << QList<float>{-1.F, -.5F, 0.F, .5F} << 688;
        QTest::newRow("428") << QList<float>{.1F, .6F, -2.F, 0.F} << QList<float>{0.F, .5F, -1.F, 0.F} << 428;
    }

    void fsqHasItsReferenceCodes() {
        QFETCH(QList<float>, input);
        QFETCH(QList<float>, expected);
        QFETCH(int, index);
        FsqBottleneck bottleneck({8, 5, 5, 5});
        const auto z = torch::from_blob(input.data(), {1, 4}).clone();
        const auto quantised = bottleneck.forward(z, trainingStep(), {}).latent;
        QVERIFY(near(quantised, torch::from_blob(expected.data(), {1, 4}), 1e-6));
        QCOMPARE(bottleneck.indices(quantised).item<std::int64_t>(), std::int64_t{index});
        QVERIFY(near(bottleneck.prepareForDecoder(bottleneck.encodeMean(z)), quantised, 1e-6));
    }

    void fsqDecodesWhatDiffusionOvershoots() {
        FsqBottleneck bottleneck({8, 5, 5, 5});
        const auto quantised = bottleneck.prepareForDecoder(torch::tensor({{-9.0F, 9.0F, 9.0F, -9.0F}}));
        QVERIFY(near(quantised, torch::tensor({{-1.0F, 1.0F, 1.0F, -1.0F}}), 1e-6));
        QVERIFY(near(bottleneck.prepareForDecoder(torch::full({1, 4}, 9.0F)), torch::tensor({{0.75F, 1.F, 1.F, 1.F}}),
                     1e-6));
    }

    void levelsAreReadStrictly() {
        QCOMPARE(parseLevels("8,5,5,5"), (std::vector<std::int64_t>{8, 5, 5, 5}));
        for (const char* bad : {"", "8,", "8,,5", "1,5", "8 5", "300", "x", "256,256,256", "-3"})
            QVERIFY_EXCEPTION_THROWN(parseLevels(bad), Error);
    }

    void penaltyMatchesAnExplicitJacobian() {
        auto net = torch::nn::Sequential(torch::nn::Linear(3, 6), torch::nn::Tanh(), torch::nn::Linear(6, 5));
        for (auto& parameter : net->parameters()) {
            const torch::NoGradGuard noGrad;
            parameter.normal_(0, 0.7, seeded(static_cast<std::uint64_t>(parameter.numel())));
        }
        const auto point = torch::tensor({{0.3F, -0.8F, 0.5F}});
        double squared = 0.0;
        for (std::int64_t row = 0; row < 5; ++row) {
            const auto z = point.clone().requires_grad_();
            net->forward(z)[0][row].backward();
            squared += number(z.grad().square().sum());
        }
        const std::int64_t draws = 20000;
        const auto latent = point.repeat({draws, 1}).requires_grad_();
        const auto pictures = net->forward(latent);
        const auto estimate = jacobianPenalty(pictures, latent, torch::randn(pictures.sizes(), seeded(11)));
        QVERIFY(std::abs(number(estimate) / squared - 1.0) < 0.05);
        estimate.backward();
        for (const auto& name : {"0.weight", "2.weight"})
            QVERIFY(number(net->named_parameters()[name].grad().abs().sum()) > 0);
    }

    void smoothedBottleneckCostsItsLengthAndTheDecodersSlope() {
        SmoothedBottleneck bottleneck({0.1, 0.2, 0.5});
        const auto weight = torch::tensor({{2.0F, 0.0F}, {0.0F, 3.0F}}).requires_grad_();
        const auto decode = [&](const torch::Tensor& z) { return z.matmul(weight); };
        const auto z = torch::ones({4000, 2});
        const auto output = bottleneck.forward(z, trainingStep(), decode);
        QVERIFY(torch::equal(output.latent, z));
        QCOMPARE(number(output.terms[0].value), 1.0);
        QVERIFY(std::abs(number(output.terms[1].value) / 13.0 - 1.0) < 0.1);
        output.terms[1].value.backward();
        QVERIFY(weight.grad().defined());
        QCOMPARE(bottleneck.forward(z, StepInfo{}, decode).terms.size(), std::size_t{1});
    }

    void rowsAndLatentsAreInverse() {
        const auto z = torch::randn({2, 6, 3, 4}, seeded(12));
        QVERIFY(torch::equal(fromRows(toRows(z, 6), z.sizes()), z));
        const auto vector = torch::randn({2, 12}, seeded(13));
        QVERIFY(torch::equal(fromRows(toRows(vector, 4), vector.sizes()), vector));
    }

    void perplexityCountsEquallyUsedCodes() {
        QVERIFY(std::abs(number(perplexity(torch::tensor({5.0F, 5.0F, 5.0F, 0.0F}))) - 3.0) < 1e-4);
        QVERIFY(std::abs(number(perplexity(torch::tensor({9.0F, 0.0F}))) - 1.0) < 1e-4);
    }
};

QTEST_APPLESS_MAIN(TestBottlenecks)
#include "tst_bottlenecks.moc"
