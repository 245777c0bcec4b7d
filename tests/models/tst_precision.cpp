// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/models/Convolution.hpp"
#include "core/models/Precision.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::models;

namespace {

double relativeDistance(const torch::Tensor& a, const torch::Tensor& b) {
    return ((a - b).norm() / b.norm()).item<double>();
}

} // namespace

class TestPrecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(5); }

    void bfloat16IsNearAndOnlyInItsScope() {
        torch::nn::Sequential network(conv3x3(8, 8), conv1x1(8, 8));
        const auto x = torch::randn({4, 8, 6, 6});
        const auto exact = network->forward(x);
        {
            const PrecisionScope scope(*network, Precision::BFloat16);
            const auto near = network->forward(x);
            QVERIFY(near.scalar_type() == at::kFloat);
            QVERIFY(!near.equal(exact));
            QVERIFY(relativeDistance(near, exact) < 0.02);
        }
        QVERIFY(network->forward(x).equal(exact));
        const PrecisionScope none(*network, Precision::Float32);
        QVERIFY(network->forward(x).equal(exact));
    }

    void gradientsAreFloat32() {
        torch::nn::Sequential network(Convolution(8, 16, 3, 2));
        const auto x = torch::randn({4, 8, 6, 6});
        const auto gradient = [&](Precision precision) {
            network->zero_grad();
            {
                const PrecisionScope scope(*network, precision);
                network->forward(x).square().mean().backward();
            }
            return network->parameters()[0].grad().clone();
        };
        const auto exact = gradient(Precision::Float32), near = gradient(Precision::BFloat16);
        QVERIFY(near.scalar_type() == at::kFloat);
        QVERIFY(!near.equal(exact));
        QVERIFY(relativeDistance(near, exact) < 0.02);
    }

    void autoIsFloat32OnAProcessor() {
        QVERIFY(chosenPrecision("auto", at::kCPU) == Precision::Float32);
        QVERIFY(chosenPrecision("float32", at::Device(at::kCUDA, 0)) == Precision::Float32);
        QVERIFY(chosenPrecision("auto", at::Device(at::kCUDA, 0)) == Precision::BFloat16);
        QVERIFY_THROWS_EXCEPTION(Error, chosenPrecision("half", at::kCPU));
        if (processorHasBFloat16())
            QVERIFY(chosenPrecision("bfloat16", at::kCPU) == Precision::BFloat16);
        else
            QVERIFY_THROWS_EXCEPTION(Error, chosenPrecision("bfloat16", at::kCPU));
    }
};

QTEST_APPLESS_MAIN(TestPrecision)
#include "tst_precision.moc"
