// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/KernelChoice.hpp"
#include "core/kernels/PictureKernels.hpp"
#include "core/kernels/WinogradConvolution.hpp"
#include "core/models/Activations.hpp"
#include "core/models/Convolution.hpp"
#include "core/models/FastConvolution.hpp"

#include <torch/autograd.h>

#include <QtTest>

#include <cfloat>
#include <climits>

using namespace studio;
using namespace studio::models;
using kernels::WinogradConvolution;

namespace {

constexpr auto channelsLast = at::MemoryFormat::ChannelsLast;

torch::Tensor pictures(at::IntArrayRef sizes) {
    return torch::randn(sizes).contiguous(channelsLast);
}

double worst(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

torch::Tensor byWinograd(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias, int cores) {
    const auto out = weight.size(0);
    const WinogradConvolution convolution(weight.data_ptr<float>(), bias.data_ptr<float>(), x.size(1), out);
    auto y = torch::full({x.size(0), out, x.size(2), x.size(3)}, NAN).contiguous(channelsLast);
    convolution.apply(x.data_ptr<float>(), y.data_ptr<float>(), {x.size(0), x.size(2), x.size(3)}, cores);
    return y;
}

} // namespace

class TestConvolution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(7); }

    void winogradIsTheSumOfProducts_data() {
        QTest::addColumn<QList<int>>("sizes"); // pictures, input channels, output channels, height, width, cores
        QTest::newRow("one pixel") << QList<int>{1, 8, 8, 1, 1, 1};
        QTest::newRow("as small as a tile") << QList<int>{3, 16, 24, 2, 2, 1};
        QTest::newRow("odd sides, half a panel") << QList<int>{5, 24, 40, 7, 5, 1};
        QTest::newRow("the balanced network's") << QList<int>{8, 48, 48, 8, 8, 1};
        QTest::newRow("wide") << QList<int>{2, 96, 48, 4, 4, 2};
        QTest::newRow("several blocks on three cores") << QList<int>{9, 64, 64, 17, 23, 3};
    }

    void winogradIsTheSumOfProducts() {
        QFETCH(QList<int>, sizes);
        const auto x = pictures({sizes[0], sizes[1], sizes[3], sizes[4]});
        const auto weight = torch::randn({sizes[2], sizes[1], 3, 3}) / std::sqrt(9.0 * sizes[1]);
        const auto bias = torch::randn({sizes[2]});
        const auto exact = torch::conv2d(x.to(at::kDouble), weight.to(at::kDouble), bias.to(at::kDouble), 1, 1);
        QVERIFY(worst(byWinograd(x, weight, bias, sizes[5]), exact) < 2e-5);
    }

    void gradientsAreTheLibrarys_data() {
        QTest::addColumn<QList<int>>("sizes"); // pictures, input channels, output channels, height, width
        QTest::newRow("odd sides, half a panel") << QList<int>{9, 24, 40, 7, 5};
        QTest::newRow("the balanced network's") << QList<int>{16, 48, 96, 8, 8};
        QTest::newRow("one large picture") << QList<int>{1, 32, 16, 33, 20};
    }

    void gradientsAreTheLibrarys() {
        QFETCH(QList<int>, sizes);
        const auto x = pictures({sizes[0], sizes[1], sizes[3], sizes[4]});
        const auto weight = torch::randn({sizes[2], sizes[1], 3, 3}), bias = torch::randn({sizes[2]});
        const auto upstream = pictures({sizes[0], sizes[2], sizes[3], sizes[4]}) / 100.0;
        const auto gradients = [&](const auto& convolve, at::ScalarType type) {
            std::vector<torch::Tensor> inputs;
            for (const auto& each : {x, weight, bias})
                inputs.push_back(each.to(type).requires_grad_());
            const auto y = convolve(inputs[0], inputs[1], inputs[2]);
            auto found = torch::autograd::grad({y}, inputs, {upstream.to(type)});
            found.push_back(y);
            return found;
        };
        const auto library = [](const auto& in, const auto& filters, const auto& shift) {
            return torch::conv2d(in, filters, shift, 1, 1);
        };
        const auto exact = gradients(library, at::kDouble), fast = gradients(fastConvolution, at::kFloat);
        for (std::size_t i = 0; i < exact.size(); ++i)
            QVERIFY((worst(fast[i], exact[i]) < 1e-5 * exact[i].abs().max().item<double>()));
    }

    void noPicturesHaveNoResult_data() {
        QTest::addColumn<QList<int>>("sizes"); // pictures, height, width
        QTest::newRow("no pictures") << QList<int>{0, 8, 8};
        QTest::newRow("no rows") << QList<int>{3, 0, 8};
        QTest::newRow("no columns") << QList<int>{3, 8, 0};
    }

    void noPicturesHaveNoResult() {
        QFETCH(QList<int>, sizes);
        const auto x = torch::empty({sizes[0], 16, sizes[1], sizes[2]}).requires_grad_();
        const auto weight = torch::randn({24, 16, 3, 3}).requires_grad_(), bias = torch::randn({24}).requires_grad_();
        for (const int cores : {1, 2})
            QCOMPARE(byWinograd(x, weight, bias, cores).numel(), std::int64_t{0});
        const auto y = fastConvolution(x, weight, bias);
        QCOMPARE(y.sizes().vec(), (std::vector<std::int64_t>{sizes[0], 24, sizes[1], sizes[2]}));
        y.sum().backward();
        QVERIFY(x.grad().sizes() == x.sizes());
        QVERIFY(weight.grad().equal(torch::zeros_like(weight)) && bias.grad().equal(torch::zeros_like(bias)));
    }

    /// The test runs under each word of STUDIO_KERNELS.
    void theEnvironmentChoosesTheKernels() {
        const auto isOurs = [](std::int64_t in, std::int64_t out, std::int64_t side) {
            return isFastConvolution(pictures({1, in, side, side}), torch::randn({out, in, 3, 3}));
        };
        QVERIFY(!isOurs(12, 32, 32)); // channels that fit no vector
        switch (kernels::chosenKernels()) {
        case kernels::KernelChoice::Own:
            QVERIFY(isOurs(32, 32, 32) && isOurs(8, 8, 4));
            break;
        case kernels::KernelChoice::Library:
            QVERIFY(!isOurs(32, 32, 32) && !isOurs(8, 8, 4));
            break;
        case kernels::KernelChoice::Auto:
            QVERIFY(!isOurs(8, 8, 32) && !isOurs(32, 32, 8)); // too little for ours on any processor
        }
        QCOMPARE(kernels::kernelChoice("own"), kernels::KernelChoice::Own);
        QCOMPARE(kernels::kernelChoice("library"), kernels::KernelChoice::Library);
        for (const char* word : {"auto", "", "Own", "ours"})
            QCOMPARE(kernels::kernelChoice(word), kernels::KernelChoice::Auto);
        const char* word = std::getenv("STUDIO_KERNELS");
        QCOMPARE(kernels::chosenKernels(), kernels::kernelChoice(word ? word : ""));
    }

    void aPenaltyOnTheGradientCanBeDifferentiated() {
        torch::nn::GroupNorm norm(8, 16);
        const auto weight = torch::randn({16, 16, 3, 3}) / 12.0, bias = torch::randn({16});
        const auto penalty = [&](const torch::Tensor& from, bool byKernels) {
            const auto filters = weight.to(from.scalar_type()).requires_grad_(), shift = bias.to(from.scalar_type());
            const auto y =
                byKernels ? siluOf(siluOfNorm(fastConvolution(from, filters, shift), norm))
                          : torch::silu(torch::silu(torch::group_norm(torch::conv2d(from, filters, shift, 1, 1), 8)));
            const auto slope = torch::autograd::grad({y.sum()}, {from}, {}, true, /*create_graph=*/true).front();
            return torch::autograd::grad({slope.square().sum()}, {filters}).front();
        };
        const auto x = pictures({4, 16, 8, 8});
        const auto exact = penalty(x.to(at::kDouble).requires_grad_(), false);
        const auto found = penalty(x.clone().requires_grad_(), true);
        QVERIFY(worst(found, exact) < 1e-4 * exact.abs().max().item<double>());
    }

    void aPictureDoesNotDependOnItsBatch() {
        const auto x = pictures({7, 32, 6, 6});
        const auto weight = torch::randn({32, 32, 3, 3}), bias = torch::randn({32});
        const auto together = byWinograd(x, weight, bias, 2);
        for (std::int64_t i = 0; i < x.size(0); ++i)
            QVERIFY(byWinograd(x.slice(0, i, i + 1), weight, bias, 1).equal(together.slice(0, i, i + 1)));
    }

    void freezingChangesSpeedAlone_data() {
        QTest::addColumn<QList<int>>("shape"); // input channels, output channels, side of the filter, stride
        QTest::newRow("3x3") << QList<int>{32, 48, 3, 1};
        QTest::newRow("3x3, few channels") << QList<int>{4, 12, 3, 1};
        QTest::newRow("3x3, stride 2") << QList<int>{16, 32, 3, 2};
        QTest::newRow("1x1") << QList<int>{16, 24, 1, 1};
    }

    void freezingChangesSpeedAlone() {
        QFETCH(QList<int>, shape);
        torch::nn::Sequential network(Convolution(shape[0], shape[1], shape[2], shape[3]));
        const auto x = torch::randn({5, shape[0], 9, 7}); // any layout of the memory will do
        const auto usual = network->forward(x).detach();
        freeze(*network);
        const torch::NoGradGuard noGrad;
        const auto fast = network->forward(x);
        QVERIFY(worst(fast, usual) < 1e-5);
        QVERIFY(worst(network->forward(x.contiguous(channelsLast)), usual) < 1e-5);
    }

    void frozenOnesStillHaveGradients() {
        torch::nn::Sequential network(conv3x3(16, 16));
        freeze(*network);
        const auto x = torch::randn({2, 16, 4, 4}).requires_grad_();
        network->forward(x).sum().backward();
        QVERIFY(x.grad().abs().sum().item<double>() > 0.0);
        QVERIFY(!network->parameters().front().requires_grad());
    }

    void aNormInOnePassIsTheLibrarys_data() {
        QTest::addColumn<int>("films"); // 0: none, 1: one for all, 4: one each
        QTest::newRow("plain") << 0;
        QTest::newRow("one film") << 1;
        QTest::newRow("a film for each") << 4;
    }

    void aNormInOnePassIsTheLibrarys() {
        QFETCH(int, films);
        torch::nn::GroupNorm norm(8, 40);
        {
            const torch::NoGradGuard noGrad;
            norm->weight.normal_();
            norm->bias.normal_();
        }
        const auto film = films > 0 ? torch::randn({films, 80}) : torch::Tensor();
        const auto x = pictures({4, 40, 5, 3}) * 3.0 + 10.0;
        const auto upstream = torch::randn(x.sizes());
        const auto resultAndGradients = [&](const torch::Tensor& in) {
            std::vector<torch::Tensor> inputs{in.detach().requires_grad_(), norm->weight, norm->bias};
            if (films > 0)
                inputs.push_back(film.detach().requires_grad_());
            const auto y = siluOfNorm(inputs[0], norm, films > 0 ? inputs[3] : film);
            auto all = torch::autograd::grad({y}, inputs, {upstream});
            all.push_back(y);
            return all;
        };
        const auto before = x.clone();
        const auto once = resultAndGradients(x), steps = resultAndGradients(x.contiguous());
        for (std::size_t i = 0; i < steps.size(); ++i)
            QVERIFY(worst(once[i], steps[i]) < 2e-5 * std::max(steps[i].abs().max().item<double>(), 1.0));
        const torch::NoGradGuard noGrad;
        QVERIFY(siluOfNorm(x, norm, film).equal(once.back()));
        QVERIFY(x.equal(before));
    }

    void aNormIsExactHoweverLargeThePicture_data() {
        QTest::addColumn<QList<int>>("sizes"); // pictures, channels, groups, height, width
        QTest::newRow("a million cells") << QList<int>{1, 8, 2, 1024, 1024};
        QTest::newRow("some beyond the last piece") << QList<int>{2, 24, 8, 97, 131};
    }

    void aNormIsExactHoweverLargeThePicture() {
        QFETCH(QList<int>, sizes);
        const auto offsets = torch::linspace(-3.0, 3.0, sizes[1]).view({1, -1, 1, 1});
        const auto x = (pictures({sizes[0], sizes[1], sizes[3], sizes[4]}) + offsets).contiguous(channelsLast);
        const auto upstream = pictures(x.sizes());
        const auto film = torch::randn({1, 2 * sizes[1]}) / 2.0;
        torch::nn::GroupNorm norm(sizes[2], sizes[1]), exactNorm(sizes[2], sizes[1]);
        exactNorm->to(at::kDouble);
        const auto resultAndGradients = [&](torch::nn::GroupNorm& by, at::ScalarType type) {
            const auto in = x.to(type).requires_grad_(), lead = film.to(type).requires_grad_();
            const auto y = siluOfNorm(in, by, lead);
            auto all = torch::autograd::grad({y}, {in, by->weight, by->bias, lead}, {upstream.to(type)});
            all.insert(all.begin(), y);
            return all;
        };
        const auto exact = resultAndGradients(exactNorm, at::kDouble);
        const auto found = resultAndGradients(norm, at::kFloat);
        for (std::size_t i = 0; i < exact.size(); ++i) {
            const double apart = worst(found[i], exact[i]) / std::max(exact[i].abs().max().item<double>(), 1.0);
            QVERIFY2(apart < 1e-6, qPrintable(QStringLiteral("of %1: %2").arg(i).arg(apart)));
        }
        const auto apart = (found[0] - exact[0]).abs() / exact[0].abs().clamp_min(1.0);
        QVERIFY2(apart.max().item<double>() < 1e-6, qPrintable(QString::number(apart.max().item<double>())));
    }

    void aLargePictureIsTheSameOnAnyNumberOfCores() {
        const kernels::CellShape shape{1, 3 * 4096 + 5, 16};
        const auto x = torch::randn({shape.cells, shape.channels}) + 1.0, upstream = torch::randn(x.sizes());
        const auto weight = torch::randn({shape.channels}), bias = torch::randn({shape.channels});
        const kernels::NormNumbers norm{
            .groups = 4, .epsilon = 1e-5F, .weight = weight.data_ptr<float>(), .bias = bias.data_ptr<float>()};
        const auto on = [&](int cores) {
            auto y = torch::empty_like(x), gradient = torch::empty_like(x), slope = torch::empty_like(x);
            auto ofWeight = torch::zeros_like(weight), ofBias = torch::zeros_like(bias), silu = x.clone();
            kernels::siluOfNorm(x.data_ptr<float>(), y.data_ptr<float>(), shape, norm, cores);
            kernels::siluOfNormGradients(
                x.data_ptr<float>(), upstream.data_ptr<float>(), gradient.data_ptr<float>(), shape, norm,
                {.weight = ofWeight.data_ptr<float>(), .bias = ofBias.data_ptr<float>()}, cores);
            kernels::siluInPlace(silu.data_ptr<float>(), silu.numel(), cores);
            kernels::siluGradient(x.data_ptr<float>(), upstream.data_ptr<float>(), slope.data_ptr<float>(), x.numel(),
                                  cores);
            return std::vector{y, gradient, ofWeight, ofBias, silu, slope};
        };
        const auto alone = on(1);
        for (const int cores : {2, 3, 16}) {
            const auto together = on(cores);
            for (std::size_t i = 0; i < alone.size(); ++i)
                QVERIFY2(together[i].equal(alone[i]), qPrintable(QStringLiteral("%1 on %2").arg(i).arg(cores)));
        }
        QVERIFY(worst(alone[4], torch::silu(x)) < 1e-6);
    }

    void siluIsExactEverywhere() {
        const torch::NoGradGuard noGrad;
        const auto x = torch::cat(
            {torch::linspace(-80.0, 80.0, 4001), torch::tensor({0.0F, -0.0F, 1e5F, -1e5F, 89.5F, -89.5F, -104.0F, 1e9F,
                                                                -1e9F, -3e10F, 3e38F, -3e38F, FLT_MAX, -FLT_MAX})});
        const auto exact = torch::silu(x.to(at::kDouble));
        const auto found = siluOf(x.clone()).to(at::kDouble);
        QVERIFY((((found - exact).abs() <= 4e-7 * exact.abs() + 1e-30).all().item<bool>()));
        const at::AutoGradMode withGradients(true);
        const auto asked = x.clone().requires_grad_(), exactly = x.to(at::kDouble).requires_grad_();
        siluOf(asked).sum().backward();
        torch::silu(exactly).sum().backward();
        QVERIFY(worst(asked.grad(), exactly.grad()) < 1e-6);
    }

    /// One of 4099 in a row of all bit patterns.
    void siluIsExactForEveryKindOfFloat() {
        const torch::NoGradGuard noGrad;
        const auto all =
            torch::arange(INT_MIN, std::int64_t{INT_MAX} + 1, 4099, at::kLong).to(at::kInt).view(at::kFloat);
        const auto x = all.masked_select(all.isfinite());
        QVERIFY(x.numel() > 1'000'000 && all.isnan().any().item<bool>());
        const auto exact = torch::silu(x.to(at::kDouble));
        const auto apart = (siluOf(x.clone()).to(at::kDouble) - exact).abs();
        QVERIFY((apart <= 4e-7 * exact.abs() + 2e-36).all().item<bool>());
        QVERIFY(siluOf(all.clone()).isnan().equal(all.isnan()));
    }

    void infinitiesAreTheLibrarys() {
        const auto x = torch::tensor({INFINITY, -INFINITY, NAN});
        const auto resultAndSlope = [&](const auto& silu) {
            const auto asked = x.clone().requires_grad_();
            const auto y = silu(asked);
            return torch::cat({y.detach(), torch::autograd::grad({y.sum()}, {asked}).front()});
        };
        const auto library = resultAndSlope([](const torch::Tensor& in) { return torch::silu(in); });
        const auto found = resultAndSlope([](const torch::Tensor& in) { return siluOf(in); });
        QCOMPARE(found[0].item<float>(), INFINITY);
        QVERIFY(torch::allclose(found, library, 0.0, 0.0, /*equal_nan=*/true));
    }

    void whatIsNoNumberStaysSo() {
        const torch::NoGradGuard noGrad;
        auto x = pictures({1, 16, 3, 3});
        x[0][3][1][1] = NAN;
        torch::nn::GroupNorm norm(8, 16);
        const auto out = siluOfNorm(x, norm);
        QVERIFY(out.isnan().any().item<bool>());
        QVERIFY(!out[0][15].isnan().any().item<bool>()); // of another group
        QVERIFY(siluOf(x).isnan().sum().item<int>() == 1);
    }
};

QTEST_GUILESS_MAIN(TestConvolution)
#include "tst_convolution.moc"
