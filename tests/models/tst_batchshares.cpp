// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/nn/modules/activation.h>
#include "core/models/BatchShares.hpp"

#include <torch/autograd.h>

#include <ATen/Parallel.h>
#include <atomic>
#include <stdexcept>
#include <thread>

#include <QtTest>

using namespace studio::models;

namespace {

constexpr double tolerance = 1e-5;

bool near(const torch::Tensor& a, const torch::Tensor& b) {
    return a.sizes() == b.sizes() && (a - b).abs().max().item<double>() <= tolerance;
}

/// A layer, and a second tensor of the batch that steers it.
struct Network {
    torch::nn::Linear layer{6, 4};
    std::atomic<int>* calls = nullptr;

    torch::Tensor operator()(const Rows& rows) const {
        if (calls)
            ++*calls;
        const auto hidden = torch::tanh(torch::linear(rows[0], layer->weight, layer->bias));
        return rows.size() > 1 && rows[1].defined() ? hidden * rows[1] : hidden;
    }
};

} // namespace

class TestBatchShares : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        torch::manual_seed(3);
        at::set_num_threads(3); // shares of unequal size, whatever the machine
    }

    void givesTheNetworksOutputAndGradients() {
        Network network;
        const auto parameters = network.layer->parameters();
        const auto x = torch::randn({7, 6}, at::requires_grad());
        const auto steering = torch::randn({7, 1});
        const auto upstream = torch::randn({7, 4});
        const auto wanted = network({x, steering});
        const auto expected = torch::autograd::grad({wanted}, {x, parameters[0], parameters[1]}, {upstream});

        const auto shared = inShares(network, parameters, {x, steering});
        QVERIFY(near(shared, wanted));
        (shared * upstream).sum().backward();
        QVERIFY(near(x.grad(), expected[0]));
        QVERIFY(near(parameters[0].grad(), expected[1]));
        QVERIFY(near(parameters[1].grad(), expected[2]));
    }

    void addsToGradientsThatAreThere() {
        Network network;
        const auto parameters = network.layer->parameters();
        const auto x = torch::randn({6, 6});
        const auto backward = [&] { inShares(network, parameters, {x}).sum().backward(); };
        backward();
        const auto once = parameters[0].grad().clone();
        backward();
        QVERIFY(near(parameters[0].grad(), 2 * once));
    }

    void repeatsItsBits() {
        Network network;
        const auto parameters = network.layer->parameters();
        const auto x = torch::randn({32, 6});
        const auto gradient = [&] {
            network.layer->zero_grad();
            inShares(network, parameters, {x}).square().sum().backward();
            return parameters[0].grad().clone();
        };
        const auto first = gradient();
        for (int i = 0; i < 20; ++i)
            QVERIFY(torch::equal(gradient(), first));
    }

    void worksOnItsSharesAtTheSameTime() {
        std::atomic<int> here = 0;
        const RowNetwork meeting = [&](const Rows& rows) {
            ++here;
            while (here < 2) // for ever, were they to come one after the other
                std::this_thread::yield();
            return rows.front();
        };
        QCOMPARE(inShares(meeting, {}, {torch::randn({2, 1})}).size(0), std::int64_t{2});
    }

    void givesEveryCoreItsShare() {
        std::atomic<int> calls = 0;
        const Network network{.calls = &calls};
        inShares(network, network.layer->parameters(), {torch::randn({8, 6})});
        QCOMPARE(calls.load(), at::get_num_threads());
        calls = 0;
        inShares(network, network.layer->parameters(), {torch::randn({1, 6})});
        QCOMPARE(calls.load(), 1);
    }

    void makesNoGraphWhereNoneIsWanted() {
        Network network;
        const torch::NoGradGuard noGrad;
        const auto x = torch::randn({5, 6});
        const auto shared = inShares(network, network.layer->parameters(), {x, torch::Tensor()});
        QVERIFY(!shared.requires_grad());
        QVERIFY(near(shared, network({x})));
    }

    void handsOnWhatTheNetworkThrows() {
        const RowNetwork broken = [](const Rows&) -> torch::Tensor { throw std::runtime_error("broken"); };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, inShares(broken, {}, {torch::randn({4, 2})}));
    }
};

QTEST_APPLESS_MAIN(TestBatchShares)
#include "tst_batchshares.moc"
