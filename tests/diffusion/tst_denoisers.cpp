// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/RecordedDenoiser.hpp"
#include "core/diffusion/ResidualMlp.hpp"
#include "core/diffusion/UNet.hpp"
#include "core/models/StateDict.hpp"

#include <QtTest>

using namespace studio::diffusion;

namespace {

struct Case {
    std::shared_ptr<Denoiser> network;
    std::vector<std::int64_t> sizes;
};

Case made(const QString& name, std::int64_t classes) {
    if (name == "mlp")
        return {std::make_shared<ResidualMlp>(
                    ResidualMlpConfig{.dimension = 12, .width = 32, .blocks = 2, .classes = classes}),
                {12}};
    const auto unet = [&](std::vector<std::int64_t> sizes, std::int64_t blocks) {
        const UNetConfig config{.channels = sizes[0],
                                .width = 16,
                                .blocks = blocks,
                                .levels = UNet::levelsFor(sizes[1], sizes[2]),
                                .attention = true,
                                .classes = classes};
        return Case{std::make_shared<UNet>(config), sizes};
    };
    if (name == "unet 4x8x8")
        return unet({4, 8, 8}, 1);
    if (name == "unet 3x7x5")
        return unet({3, 7, 5}, 2);
    if (name == "unet 2x16x16")
        return unet({2, 16, 16}, 1);
    return unet({1, 2, 3}, 1);
}

torch::Tensor drawn(const Case& each, std::int64_t count, std::uint64_t seed) {
    auto sizes = each.sizes;
    sizes.insert(sizes.begin(), count);
    return torch::randn(sizes, at::make_generator<at::CPUGeneratorImpl>(seed));
}

void addCases() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"mlp", "unet 4x8x8", "unet 3x7x5", "unet 2x16x16", "unet 1x2x3"})
        QTest::newRow(name) << name;
}

} // namespace

class TestDenoisers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheShape_data() { addCases(); }
    void keepsTheShape() {
        QFETCH(QString, name);
        const auto each = made(name, 0);
        studio::models::initialiseWeights(*each.network, 3);
        const auto x = drawn(each, 5, 1);
        const auto y = each.network->forward(x, torch::rand({5}), {});
        QVERIFY(y.sizes() == x.sizes());
        QVERIFY(y.isfinite().all().item<bool>());
    }

    void gradientReachesEveryParameter_data() { addCases(); }
    void gradientReachesEveryParameter() {
        QFETCH(QString, name);
        const auto each = made(name, 3);
        studio::models::initialiseWeights(*each.network, 3);
        const auto labels = torch::tensor({0, 1, 2, 3, 0, 1}, torch::kLong);
        each.network->forward(drawn(each, 6, 1), torch::linspace(0.05, 0.95, 6), labels).square().sum().backward();
        for (const auto& item : each.network->named_parameters()) {
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
            QVERIFY2(item.value().grad().abs().sum().item<double>() > 0.0, item.key().c_str());
        }
    }

    void startsAtZero_data() { addCases(); }
    void startsAtZero() {
        QFETCH(QString, name);
        const auto each = made(name, 0);
        studio::models::initialiseWeights(*each.network, 3);
        each.network->zeroOutput();
        QCOMPARE(each.network->forward(drawn(each, 2, 1), torch::rand({2}), {}).abs().max().item<double>(), 0.0);
    }

    void seesTimeAndLabel_data() { addCases(); }
    void seesTimeAndLabel() {
        QFETCH(QString, name);
        const auto each = made(name, 3);
        studio::models::initialiseWeights(*each.network, 3);
        const auto x = drawn(each, 1, 1);
        const auto at = [&](double time, const torch::Tensor& labels) {
            return each.network->forward(x, torch::full({1}, time), labels);
        };
        const auto label = [](std::int64_t value) { return torch::full({1}, value, torch::kLong); };
        QVERIFY(!at(0.2, {}).equal(at(0.8, {})));
        QVERIFY(!at(0.2, label(0)).equal(at(0.2, label(1))));
        QVERIFY(at(0.2, label(3)).equal(at(0.2, {})));
    }

    void onAProcessorNothingIsRecorded_data() { addCases(); }
    void onAProcessorNothingIsRecorded() {
        QFETCH(QString, name);
        const auto each = made(name, 3);
        studio::models::initialiseWeights(*each.network, 3);
        const auto x = drawn(each, 2, 1), time = torch::full({1}, 0.3);
        QVERIFY(!RecordedDenoiser::record(*each.network, x.sizes(), 3, x.options()));
        QVERIFY(fastestForward(*each.network, nullptr, x, time, {}).equal(each.network->forward(x, time, {})));
    }

    void takesOneTimeForAll_data() { addCases(); }
    void takesOneTimeForAll() {
        QFETCH(QString, name);
        const auto each = made(name, 3);
        studio::models::initialiseWeights(*each.network, 3);
        const auto x = drawn(each, 4, 1);
        const auto own = each.network->forward(x, torch::full({4}, 0.3), torch::full({4}, 1, torch::kLong));
        const torch::NoGradGuard noGrad;
        const auto shared = each.network->forward(x, torch::full({1}, 0.3), torch::full({1}, 1, torch::kLong));
        QVERIFY(torch::allclose(shared, own, 1e-4, 1e-5));
    }

    void keepsSamplesApart_data() { addCases(); }
    void keepsSamplesApart() {
        QFETCH(QString, name);
        const auto each = made(name, 0);
        studio::models::initialiseWeights(*each.network, 3);
        const auto x = drawn(each, 16, 1);
        const auto time = torch::full({16}, 0.4);
        const auto before = each.network->forward(x, time, {});
        auto others = drawn(each, 16, 2);
        others[5] = x[5];
        const auto after = each.network->forward(others, time, {});
        QVERIFY(after[5].equal(before[5]));
        QVERIFY(!after[4].equal(before[4]));
    }

    void picksTheResolutions() {
        QCOMPARE(UNet::levelsFor(4, 4), std::int64_t{1});
        QCOMPARE(UNet::levelsFor(8, 8), std::int64_t{2});
        QCOMPARE(UNet::levelsFor(7, 12), std::int64_t{2});
        QCOMPARE(UNet::levelsFor(16, 16), std::int64_t{3});
        QCOMPARE(UNet::levelsFor(64, 64), std::int64_t{4});
    }

    void embedsTimeAsSinusoids() {
        const auto embedded = sinusoidalEmbedding(torch::tensor({0.0F, 0.002F}), 4);
        QVERIFY(embedded[0].equal(torch::tensor({1.0F, 1.0F, 0.0F, 0.0F})));
        const auto expected = torch::tensor({std::cos(2.0), std::cos(0.02), std::sin(2.0), std::sin(0.02)});
        QVERIFY(torch::allclose(embedded[1].to(torch::kDouble), expected.to(torch::kDouble), 1e-5, 1e-6));
    }
};

QTEST_APPLESS_MAIN(TestDenoisers)
#include "tst_denoisers.moc"
