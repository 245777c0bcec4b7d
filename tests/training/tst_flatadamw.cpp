// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/optim/adamw.h>
#include <torch/nn/modules/activation.h>
#include "core/training/FlatAdamW.hpp"
#include "core/training/TrainingState.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::training;

namespace {

torch::nn::Sequential net() {
    auto made = torch::nn::Sequential(torch::nn::Linear(5, 7), torch::nn::Tanh(), torch::nn::Linear(7, 3));
    models::initialiseWeights(*made, 4);
    return made;
}

torch::Tensor costOf(torch::nn::Sequential& model) {
    return model->forward(torch::linspace(-1, 1, 20).view({4, 5})).square().sum();
}

} // namespace

class TestFlatAdamW : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAsTorchsAdamWDoes() {
        auto reference = net();
        auto flatNet = net();
        FlatParameters parameters(*flatNet);
        FlatAdamW flat(parameters, {0.9, 0.99, 1e-8, 0.0, 0.0});
        torch::optim::AdamW optimiser(reference->parameters(),
                                      torch::optim::AdamWOptions(0.01).betas({0.9, 0.99}).weight_decay(0.0));
        for (int k = 1; k <= 30; ++k) {
            optimiser.zero_grad();
            costOf(reference).backward();
            optimiser.step();
            flat.zeroGradients();
            costOf(flatNet).backward();
            flat.step(0.01, k);
        }
        for (std::size_t i = 0; i < reference->parameters().size(); ++i)
            QVERIFY(torch::allclose(reference->parameters()[i], flatNet->parameters()[i], 1e-4, 1e-5));
    }

    void decaysWeightsAndLeavesBiases() {
        auto model = net();
        const auto before = models::copied(models::stateDict(*model));
        FlatParameters parameters(*model);
        FlatAdamW flat(parameters, {0.9, 0.99, 1e-8, 0.5, 0.0});
        flat.step(0.1, 1);
        const auto after = models::stateDict(*model);
        for (std::size_t i = 0; i < after.size(); ++i) {
            const double factor = after[i].second.dim() >= 2 ? 0.95 : 1.0;
            QVERIFY(torch::allclose(after[i].second, before[i].second * factor));
        }
    }

    void clippingShortensTheGradientAndReportsItsLength() {
        auto model = net();
        FlatParameters parameters(*model);
        FlatAdamW flat(parameters, {0.9, 0.99, 1e-8, 0.0, 0.5});
        costOf(model).backward();
        double squared = 0.0;
        for (const auto& parameter : model->parameters())
            squared += parameter.grad().square().sum().item<double>();
        QVERIFY(std::abs(flat.clip() - std::sqrt(squared)) < 1e-4);
        QVERIFY(std::abs(parameters.gradients().norm().item<double>() - 0.5) < 1e-5);
    }

    void theModuleComputesWithTheFlatValues() {
        auto model = net();
        const double before = costOf(model).item<double>();
        FlatParameters parameters(*model);
        QCOMPARE(costOf(model).item<double>(), before);
        const torch::NoGradGuard noGrad;
        parameters.values().zero_();
        QCOMPARE(costOf(model).item<double>(), 0.0);
    }

    void theAverageStandsInForTheWeightsWhileAsked() {
        auto model = net();
        TrainingState state(*model, {});
        const auto start = models::copied(models::stateDict(*model));
        costOf(model).backward();
        state.optimiser().step(0.1, 1);
        state.updateAverage(0, 0.999);
        const auto weight = model->parameters()[0].detach().clone();
        const auto expected = 0.1 * start[0].second + 0.9 * weight;
        {
            const TrainingState::UseAverage average(state);
            QVERIFY(torch::allclose(model->parameters()[0], expected));
            QVERIFY(!model->is_training());
        }
        QVERIFY(torch::equal(model->parameters()[0], weight));
        QVERIFY(model->is_training());
        QVERIFY(torch::allclose(state.averagedWeights()[0].second, expected));
    }
};

QTEST_APPLESS_MAIN(TestFlatAdamW)
#include "tst_flatadamw.moc"
