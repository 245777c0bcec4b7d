// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Adversary.hpp"
#include "tests/training/TinyTask.hpp"

#include <torch/autograd.h>

#include <QtTest>

#include <set>

using namespace studio;
using namespace studio::training;

namespace {

constexpr models::PictureShape shape{3, 16, 16};

models::StepInfo stepAt(std::int64_t step, std::int64_t total = 100) {
    return {step, total, true, at::make_generator<at::CPUGeneratorImpl>(1)};
}

torch::Tensor pictures(std::uint64_t seed, std::int64_t count = 8) {
    return torch::rand({count, 3, 16, 16}, at::make_generator<at::CPUGeneratorImpl>(seed));
}

torch::Tensor blurred(const torch::Tensor& x) {
    return torch::avg_pool2d(x, 3, 1, 1);
}

} // namespace

class TestAdversary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsInAtItsShareOfTheRun() {
        const Adversary adversary(shape, {.weight = 1.0, .start = 0.4}, at::kCPU);
        QVERIFY(!adversary.isPresent(stepAt(39)));
        QVERIFY(adversary.isPresent(stepAt(40)));
    }

    void itsFirstLossIsTheHingeLossOfItsWeights() {
        Adversary adversary(shape, {.weight = 1.0, .seed = 3}, at::kCPU);
        auto twin = Adversary(shape, {.weight = 1.0, .seed = 3}, at::kCPU);
        const auto real = pictures(1), fake = pictures(2);
        models::PatchDiscriminator network(shape);
        models::StateDict weights;
        for (const auto& [name, tensor] : twin.state())
            if (name.starts_with("adversary.weights."))
                weights.emplace_back(name.substr(18), tensor);
        models::loadStateDict(network, weights, "the twin");
        const auto expected =
            (torch::relu(1 - network.forward(real)).mean() + torch::relu(1 + network.forward(fake)).mean()) / 2;
        QVERIFY(std::abs(adversary.learn(real, fake, stepAt(50)).item<double>() - expected.item<double>()) < 1e-5);
    }

    void learnsToTellPicturesFromReconstructions() {
        Adversary adversary(shape, {.weight = 1.0, .learningRate = 2e-3}, at::kCPU);
        std::vector<double> losses;
        for (std::uint64_t i = 0; i < 120; ++i) {
            const auto real = pictures(i);
            losses.push_back(adversary.learn(real, blurred(real), stepAt(50)).item<double>());
        }
        QVERIFY2(losses.back() < 0.5 * losses.front(), qPrintable(QString::number(losses.back())));
    }

    void everyWeightLearns() {
        Adversary adversary(shape, {.weight = 1.0}, at::kCPU);
        const auto before = models::copied(adversary.state());
        adversary.learn(pictures(1), pictures(2), stepAt(50));
        const auto after = adversary.state();
        // As long as no patch is told for sure, the hinges of both sides pull the last bias equally hard and cancel.
        const auto cancels = [](const std::string& name) { return name.ends_with("output.bias"); };
        for (std::size_t i = 0; i < after.size(); ++i)
            QVERIFY2(cancels(after[i].first) || !torch::equal(after[i].second, before[i].second),
                     after[i].first.c_str());
    }

    void thePullIsAsStrongAsTheLossTimesItsWeight() {
        Adversary adversary(shape, {.weight = 0.5, .start = 0.5}, at::kCPU);
        const auto target = pictures(1);
        const auto loss = [&](const torch::Tensor& r) { return (r - target).square().sum() / 8; };
        const auto reconstruction = blurred(target).requires_grad_(true);
        const auto slopeOf = [&](const torch::Tensor& term) {
            return torch::autograd::grad({term}, {reconstruction}).front();
        };
        const auto pull = adversary.pull(reconstruction, loss, stepAt(60));
        const double own = slopeOf(loss(reconstruction)).norm().item<double>();
        const double pulled = slopeOf(pull.term).norm().item<double>();
        QVERIFY2(std::abs(pulled / own - 0.5) < 0.05, qPrintable(QString("%1 of %2").arg(pulled).arg(own)));
        // It rises over a twentieth of the run: half as strong in the middle of that.
        const double rising =
            slopeOf(adversary.pull(reconstruction, loss, stepAt(525, 1000)).term).norm().item<double>();
        QVERIFY(std::abs(rising / pulled - 0.5) < 0.01);
        QCOMPARE(slopeOf(adversary.pull(reconstruction, loss, stepAt(50)).term).norm().item<double>(), 0.0);
    }

    void thePullLeadsTowardsWhatTheDiscriminatorTakesForReal() {
        Adversary adversary(shape, {.weight = 1.0, .learningRate = 2e-3}, at::kCPU);
        for (std::uint64_t i = 0; i < 30; ++i)
            adversary.learn(pictures(i), blurred(pictures(i)), stepAt(50));
        const auto target = pictures(99);
        const auto loss = [&](const torch::Tensor& r) { return (r - target).square().sum() / 8; };
        const auto start = blurred(target).requires_grad_(true);
        const auto pull = adversary.pull(start, loss, stepAt(90));
        const auto slope = torch::autograd::grad({pull.term}, {start}).front();
        const auto moved = (start - 0.5 * slope / slope.norm()).detach().requires_grad_(true);
        const double before = pull.value.item<double>();
        const double after = adversary.pull(moved, loss, stepAt(90)).value.item<double>();
        QVERIFY2(after < before, qPrintable(QString("%1 to %2").arg(before).arg(after)));
    }

    void theDiscriminatorIsNoPartOfTheModel() {
        AutoencoderTaskConfig config;
        config.adversary = {.weight = 0.5, .start = 0.0};
        const auto task = tinyTask("ae", config);
        QVERIFY(tinyTask("ae")->companions().empty());
        std::set<std::string> names;
        for (const auto& item : task->module().named_parameters())
            names.insert(item.key());
        for (const auto& [name, tensor] : task->companions()) {
            QVERIFY(name.starts_with("adversary."));
            QVERIFY(!names.contains(name));
        }
        QCOMPARE(names.size(), tinyTask("ae")->module().named_parameters().size());
    }

    void itsTermsAreReportedOnceItIsThere() {
        AutoencoderTaskConfig config;
        config.adversary = {.weight = 0.5, .start = 0.5};
        for (const char* model : {"ae", "vae", "vqvae", "fsq", "rae"}) {
            const auto task = tinyTask(model, config);
            const std::vector<std::int64_t> samples{0, 1, 2, 3};
            const auto has = [](const BatchLoss& loss, const std::string& name) {
                return std::ranges::any_of(loss.parts, [&](const auto& part) { return part.name == name; });
            };
            QVERIFY(!has(task->loss(samples, stepAt(10)), "adversarial"));
            const auto loss = task->loss(samples, stepAt(80));
            QVERIFY2(has(loss, "adversarial") && has(loss, "discriminator"), model);
            loss.total.backward();
            for (const auto& item : task->module().named_parameters())
                QVERIFY2(item.value().grad().defined() && item.value().grad().isfinite().all().item<bool>(),
                         (model + (": " + item.key())).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestAdversary)
#include "tst_adversary.moc"
