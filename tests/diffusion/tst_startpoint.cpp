// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/StartPoint.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::diffusion;

namespace {

using Sizes = std::vector<std::int64_t>;

constexpr std::int64_t side = 12;

/// Smooth fields [N,1,12,12]: normal, of unit variance, neighbours correlated as exp(-distance^2 / (2 * 2^2)).
class SmoothFields {
public:
    SmoothFields() {
        const auto rows = torch::arange(side * side, torch::kDouble).div(side, "floor");
        const auto columns = torch::arange(side * side, torch::kDouble).remainder(side);
        const auto apart = [](const torch::Tensor& at) { return (at.unsqueeze(0) - at.unsqueeze(1)).square(); };
        const auto covariance = torch::exp(-(apart(rows) + apart(columns)) / 8.0);
        const auto [values, vectors] = torch::linalg_eigh(covariance, "L");
        m_values = values.clamp_min(0.0);
        m_vectors = vectors;
    }

    torch::Tensor drawn(std::int64_t count, std::uint64_t seed) const {
        const auto z =
            torch::randn({count, side * side}, at::make_generator<at::CPUGeneratorImpl>(seed), torch::kDouble);
        return torch::mm(z * m_values.sqrt(), m_vectors.t()).view({count, 1, side, side});
    }

    /// E[x0 | x] = alpha S (alpha^2 S + sigma^2 I)^-1 x, and the noise likewise.
    DenoiseFn denoiser() const {
        return [this](const torch::Tensor& x, const NoiseLevel& level) {
            const auto total = level.alpha * level.alpha * m_values + level.sigma * level.sigma + 1e-12;
            const auto along = torch::mm(x.reshape({x.size(0), side * side}), m_vectors) / total;
            const auto back = [&](const torch::Tensor& gain) {
                return torch::mm(along * gain, m_vectors.t()).view(x.sizes());
            };
            return Denoised{back(level.alpha * m_values), back(torch::full_like(m_values, level.sigma))};
        };
    }

private:
    torch::Tensor m_values;
    torch::Tensor m_vectors;
};

/// Root mean square difference of columns `column` and `column` + 1.
double stepAcross(const torch::Tensor& fields, std::int64_t column) {
    return (fields.select(3, column) - fields.select(3, column + 1)).square().mean().sqrt().item<double>();
}

torch::Tensor noise(std::int64_t count, const Sizes& sizes, std::uint64_t seed) {
    return SampleNoise(seed, 0, count, sizes).draw().to(torch::kDouble);
}

NoiseFn freshNoise(const torch::Tensor& like) {
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(77);
    return [=] { return torch::randn(like.sizes(), generator, torch::kDouble); };
}

LatentGuide guide(double strength, const torch::Tensor& mask = {}) {
    return {torch::full({2, 3, 3}, 0.5, torch::kDouble), strength, mask};
}

} // namespace

class TestStartPoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesTheShareOfTheSteps() {
        QCOMPARE(stepsLeft(30, 1.0), 30);
        QCOMPARE(stepsLeft(30, 0.6), 18);
        QCOMPARE(stepsLeft(3, 0.5), 2);
        QCOMPARE(stepsLeft(10, 0.001), 1);
    }

    void strengthOneIsPureNoise() {
        const auto sampler = makeSampler("euler", NoiseSchedule::linear(), {.steps = 10});
        const auto z = noise(3, {2, 3, 3}, 1);
        const StartPoint plain(*sampler, z, std::nullopt);
        const StartPoint guided(*sampler, z, guide(1.0));
        QVERIFY(plain.x().equal(initialNoise(*sampler, z)));
        QVERIFY(guided.x().equal(plain.x()));
        QCOMPARE(guided.walk().first, 0);
        QVERIFY(!guided.walk().settle);
    }

    void entersAtTheLevelOfItsStrength_data() {
        QTest::addColumn<QString>("id");
        for (const auto& each : samplers())
            QTest::newRow(each.id.data()) << QString::fromUtf8(each.id.data());
    }
    void entersAtTheLevelOfItsStrength() {
        QFETCH(QString, id);
        const auto& info = samplerInfo(id.toStdString());
        const auto schedule = info.space == SamplerSpace::Flow ? NoiseSchedule::flow() : NoiseSchedule::linear();
        const auto sampler = makeSampler(info.id, schedule, {.steps = 10});
        const auto z = noise(3, {2, 3, 3}, 1);
        const StartPoint start(*sampler, z, guide(0.4));
        QCOMPARE(start.walk().first, 6);
        const auto& level = sampler->stride(6).from;
        QVERIFY(torch::allclose(start.x(), 0.5 * level.alpha + level.sigma * z));
    }

    void keepsTheMaskedPartAtEveryLevel() {
        const auto sampler = makeSampler("flow-euler", NoiseSchedule::flow(), {.steps = 5});
        auto mask = torch::ones({3, 3}, torch::kDouble);
        mask[1][2] = 0.0;
        const auto z = noise(2, {2, 3, 3}, 1);
        const StartPoint start(*sampler, z, guide(1.0, mask));
        const auto away = [](const torch::Tensor& x, const NoiseLevel&) {
            return Denoised{torch::full_like(x, 9.0), torch::full_like(x, -9.0)};
        };
        const auto check = [&](const torch::Tensor& x, const NoiseLevel& level) {
            const auto kept = x.select(3, 2).select(2, 1);
            const auto expected = 0.5 * level.alpha + level.sigma * z.select(3, 2).select(2, 1);
            QVERIFY(torch::allclose(kept, expected));
        };
        check(start.x(), sampler->stride(0).from);
        int seen = 0;
        const auto end = runSampler(
            *sampler, start.x(), away, {}, {},
            [&](const StepState& step) {
                check(step.after, step.stride.to);
                ++seen;
            },
            start.walk());
        QCOMPARE(seen, 5);
        QVERIFY((end.select(3, 2).select(2, 1) == 0.5).all().item<bool>());
        QVERIFY((end.select(3, 0) != 0.5).all().item<bool>());
    }

    void goesOnFromWhatASoftMaskLeft_data() {
        QTest::addColumn<QString>("id");
        for (const char* id : {"ddim", "dpm++2m", "unipc"})
            QTest::newRow(id) << id;
    }
    void goesOnFromWhatASoftMaskLeft() {
        // Where the clean sample is c whatever x is, a step keeps the noise e of x = alpha c + sigma e, and the mask
        // then mixes it: x <- m x + (1 - m) (alpha g + sigma z).
        QFETCH(QString, id);
        const auto sampler = makeSampler(id.toStdString(), NoiseSchedule::linear(), {.steps = 8});
        const auto mask = torch::arange(9, torch::kDouble).view({3, 3}) / 8.0;
        const auto z = noise(2, {2, 3, 3}, 1);
        const double clean = -0.7;
        const auto denoise = [&](const torch::Tensor& x, const NoiseLevel& level) {
            return Denoised{torch::full_like(x, clean), (x - level.alpha * clean) / level.sigma};
        };
        const StartPoint start(*sampler, z, guide(1.0, mask));
        auto expected = start.x();
        int seen = 0;
        runSampler(
            *sampler, start.x(), denoise, freshNoise(z), {},
            [&](const StepState& step) {
                const auto& [from, to] = step.stride;
                const auto kept = (expected - from.alpha * clean) / from.sigma;
                const auto guided = 0.5 * to.alpha + to.sigma * z;
                expected = mask * (to.alpha * clean + to.sigma * kept) + (1.0 - mask) * guided;
                const double apart = (step.after - expected).abs().max().item<double>();
                QVERIFY2(apart < 1e-9, qPrintable(QStringLiteral("step %1: %2").arg(step.index).arg(apart)));
                ++seen;
            },
            start.walk());
        QCOMPARE(seen, 8);
    }

    void leavesNoSeam_data() {
        QTest::addColumn<QString>("id");
        for (const char* id : {"ddpm", "ddim", "euler-a", "dpm++2m", "unipc", "flow-heun"})
            QTest::newRow(id) << id;
    }
    void leavesNoSeam() {
        // The right half of smooth fields is drawn anew beside the left half. Across the border they may differ by at
        // most 1.75 times as much as inside; two fields that do not know each other differ by five times as much.
        QFETCH(QString, id);
        const SmoothFields fields;
        const auto& info = samplerInfo(id.toStdString());
        const bool flow = info.space == SamplerSpace::Flow;
        const auto sampler =
            makeSampler(info.id, flow ? NoiseSchedule::flow() : NoiseSchedule::linear(), {.steps = 100});
        auto mask = torch::zeros({side, side}, torch::kDouble);
        mask.narrow(1, side / 2, side / 2).fill_(1.0);
        std::vector<torch::Tensor> painted;
        const auto known = fields.drawn(24, 5);
        for (std::int64_t i = 0; i < known.size(0); ++i) {
            const auto z = noise(4, {1, side, side}, static_cast<std::uint64_t>(100 + i));
            const StartPoint start(*sampler, z, LatentGuide{known[i], 1.0, mask});
            painted.push_back(runSampler(*sampler, start.x(), fields.denoiser(), freshNoise(z), {}, {}, start.walk()));
        }
        const auto all = torch::cat(painted);
        const double inside = stepAcross(fields.drawn(200, 6), side / 2 - 1);
        const double border = stepAcross(all, side / 2 - 1);
        QVERIFY2(border < 1.75 * inside, qPrintable(QStringLiteral("%1 of %2").arg(border).arg(inside)));
        const auto strangers = torch::cat({known.narrow(3, 0, side / 2), fields.drawn(24, 7).narrow(3, 6, 6)}, 3);
        QVERIFY(stepAcross(strangers, side / 2 - 1) > 2.5 * inside);
    }

    void travelsBetweenSeeds() {
        const Sizes sizes{4, 5};
        const auto drawn = [&](double share) {
            TravellingNoise travelling(3, NoiseTravel{8, share}, 10, 6, sizes);
            return std::vector{travelling.draw(), travelling.draw()};
        };
        SampleNoise from(3, 10, 6, sizes), to(8, 10, 6, sizes);
        const auto a = std::vector{from.draw(), from.draw()}, b = std::vector{to.draw(), to.draw()};
        QVERIFY(drawn(0.0)[0].equal(a[0]) && drawn(0.0)[1].equal(a[1]));
        QVERIFY(drawn(1.0)[0].equal(b[0]) && drawn(1.0)[1].equal(b[1]));
        const auto middle = drawn(0.5)[0];
        for (std::int64_t i = 0; i < 6; ++i) {
            const auto cosine = [&](const torch::Tensor& other) {
                return (middle[i] * other).sum().item<double>() / (middle[i].norm() * other.norm()).item<double>();
            };
            QVERIFY(cosine(a[0][i]) > 0.2 && cosine(b[0][i]) > 0.2);
            // The straight line between two independent noises is shorter by the square root of two.
            const double length = middle[i].norm().item<double>();
            QVERIFY(length > 0.8 * std::min(a[0][i].norm().item<double>(), b[0][i].norm().item<double>()));
        }
        TravellingNoise alone(3, NoiseTravel{8, 0.5}, 13, 1, sizes);
        QVERIFY(alone.draw()[0].equal(middle[3]));
    }

    void refusesWhatDoesNotFit() {
        const Sizes sizes{2, 3, 3};
        checkGuide(guide(0.5), sizes);
        QVERIFY_EXCEPTION_THROWN(checkGuide(guide(0.0), sizes), Error);
        QVERIFY_EXCEPTION_THROWN(checkGuide(guide(1.1), sizes), Error);
        QVERIFY_EXCEPTION_THROWN(checkGuide(guide(std::nan("")), sizes), Error);
        QVERIFY_EXCEPTION_THROWN(checkGuide(guide(0.5), Sizes{18}), Error);
        QVERIFY_EXCEPTION_THROWN(checkGuide(guide(0.5, torch::ones({2, 3})), sizes), Error);
        QVERIFY_EXCEPTION_THROWN(checkGuide(guide(0.5, torch::full({3, 3}, 2.0)), sizes), Error);
        const LatentGuide vector{torch::zeros({4}), 0.5, torch::ones({2, 2})};
        QVERIFY_EXCEPTION_THROWN(checkGuide(vector, Sizes{4}), Error);
    }
};

QTEST_APPLESS_MAIN(TestStartPoint)
#include "tst_startpoint.moc"
