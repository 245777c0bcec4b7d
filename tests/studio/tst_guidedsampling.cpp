// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"
#include "TrainedRun.hpp"

#include "core/base/Error.hpp"

#include <QTest>

#include <cmath>

using studio::DenoisingStep;
using studio::Error;
using studio::ErrorCode;
using studio::Image;
using studio::Latent;
using studio::LatentEngine;
using studio::SampleGuide;
using studio::SampleRequest;
using studio::test::codeOf;

namespace {

bool sameStep(const DenoisingStep& a, const DenoisingStep& b) {
    return a.t == b.t && a.sigma == b.sigma && a.snr == b.snr && a.change == b.change && a.noisy == b.noisy &&
           a.predicted == b.predicted && a.noisyAt.x == b.noisyAt.x && a.predictedAt.y == b.predictedAt.y;
}

SampleRequest request(int steps, std::int64_t count = 1) {
    SampleRequest request;
    request.steps = steps;
    request.count = count;
    request.seed = 3;
    return request;
}

} // namespace

/// Steering a diffusion run and looking at it: everything beyond drawing samples from noise.
class TestGuidedSampling : public QObject {
    Q_OBJECT

    std::unique_ptr<TrainedRun> m_fixture;
    std::shared_ptr<const LatentEngine> m_flow;
    std::shared_ptr<const LatentEngine> m_epsilon;
    std::shared_ptr<const LatentEngine> m_autoencoder;

    std::shared_ptr<SampleGuide> guide(double strength) const {
        auto guide = std::make_shared<SampleGuide>();
        guide->picture = m_flow->encode(m_fixture->project()->image(0));
        guide->strength = strength;
        return guide;
    }

private Q_SLOTS:
    void initTestCase() {
        m_fixture = std::make_unique<TrainedRun>();
        const auto parent = m_fixture->train("ae");
        const auto& project = m_fixture->project();
        m_autoencoder = LatentEngine::load(project, parent);
        m_flow = LatentEngine::load(project, m_fixture->diffuse(parent));
        m_epsilon = LatentEngine::load(project, m_fixture->diffuse(parent, {{"prediction", "epsilon"}}));
    }

    void saysWhatSamplersKnow() {
        for (const auto& each : m_epsilon->samplers()) {
            QCOMPARE(each.usesEta, each.id == "ddim");
            QCOMPARE(each.usesKarras, each.id != "ddim" && each.id != "ddpm");
            QCOMPARE(each.isStochastic, each.id == "ddpm" || each.id == "euler-a");
            QVERIFY(!each.isFlow);
        }
        for (const auto& each : m_flow->samplers())
            QVERIFY(each.isFlow);
    }

    void refusesWhatASamplerDoesNotKnow() {
        const auto refuses = [](const LatentEngine& engine, const SampleRequest& wanted) {
            return codeOf([&] { static_cast<void>(engine.sampleLatents(wanted)); }) ==
                   std::optional(ErrorCode::WrongUsage);
        };
        auto wanted = request(4);
        wanted.karras = true;
        QVERIFY(refuses(*m_flow, wanted));
        wanted.sampler = "ddim";
        QVERIFY(refuses(*m_epsilon, wanted));
        wanted.sampler = "euler";
        QVERIFY(!refuses(*m_epsilon, wanted));
        wanted = request(4);
        wanted.spacing = "leading";
        QVERIFY(refuses(*m_flow, wanted));
        wanted.spacing = "nearly";
        QVERIFY(refuses(*m_epsilon, wanted));
        wanted = request(4);
        wanted.shift = 2.0;
        QVERIFY(refuses(*m_epsilon, wanted));
        QVERIFY(!refuses(*m_flow, wanted));
    }

    void spacingAndShiftChangeThePath() {
        const auto plain = m_flow->trace(request(4));
        auto shifted = request(4);
        shifted.shift = 3.0;
        QVERIFY(m_flow->trace(shifted)[1].t > plain[1].t);
        auto spaced = request(4);
        spaced.sampler = "ddim";
        spaced.spacing = "trailing";
        QCOMPARE(m_epsilon->trace(spaced).front().t, 999.0);
    }

    void tracesManySamplesAsItTracesOne() {
        auto wanted = request(5, 18);
        wanted.first = 3;
        const auto films = m_flow->traces(wanted);
        QCOMPARE(films.size(), std::size_t{18});
        for (const std::int64_t index : {0, 14, 17}) {
            auto one = request(5);
            one.first = wanted.first + index;
            const auto alone = m_flow->trace(one);
            const auto& film = films[static_cast<std::size_t>(index)];
            QCOMPARE(alone.size(), std::size_t{6});
            QCOMPARE(film.size(), std::size_t{6});
            for (std::size_t i = 0; i < film.size(); ++i)
                QVERIFY(sameStep(film[i], alone[i]));
        }
        QVERIFY(!(films[0].back().predicted == films[1].back().predicted));
    }

    void describesEveryStep() {
        const auto film = m_epsilon->trace(request(6));
        QCOMPARE(film.front().change, 0.0);
        for (std::size_t i = 0; i + 1 < film.size(); ++i) {
            QVERIFY(std::abs(film[i].snr * film[i].sigma * film[i].sigma - 1.0) < 1e-6);
            QVERIFY(film[i].snr < film[i + 1].snr);
            QVERIFY(i == 0 || film[i].change > 0.0);
        }
        QVERIFY(std::isinf(film.back().snr));
        QCOMPARE(film.back().noisyAt.x, film.back().predictedAt.x);
        QVERIFY(film.front().noisyAt.x != film.front().predictedAt.x);
    }

    void drawsItsNoiseSchedule() {
        const auto flow = m_flow->noiseSchedule(5);
        QCOMPARE(flow.size(), std::size_t{5});
        QCOMPARE(flow.front().sigma, 1.0);
        QCOMPARE(flow.front().snr, 0.0);
        QCOMPARE(flow[1].t, 0.75);
        QVERIFY(std::isinf(flow.back().snr));
        const auto epsilon = m_epsilon->noiseSchedule();
        QCOMPARE(epsilon.size(), std::size_t{200});
        QCOMPARE(epsilon.front().t, 999.0);
        QCOMPARE(epsilon.back().t, 0.0);
        for (std::size_t i = 1; i < epsilon.size(); ++i)
            QVERIFY(epsilon[i].snr > epsilon[i - 1].snr);
        QVERIFY(codeOf([&] { static_cast<void>(m_autoencoder->noiseSchedule()); }).has_value());
    }

    void errorsShrinkWithSteps() {
        const std::vector<int> steps{2, 8, 32};
        for (const auto& engine : {m_flow, m_epsilon}) {
            auto wanted = request(1);
            wanted.sampler = engine == m_flow ? "flow-euler" : "ddim";
            const auto errors = engine->samplerErrors(wanted, steps, 200);
            QCOMPARE(errors.size(), steps.size());
            for (std::size_t i = 0; i < errors.size(); ++i) {
                QCOMPARE(errors[i].steps, steps[i]);
                QCOMPARE(errors[i].evaluations, steps[i]);
                QVERIFY(i == 0 || errors[i].distance < errors[i - 1].distance);
            }
        }
        auto heun = request(1);
        heun.sampler = "flow-heun";
        const std::vector<int> exact{50};
        const auto same = m_flow->samplerErrors(heun, exact, 50);
        QCOMPARE(same[0].evaluations, 100);
        QCOMPARE(same[0].distance, 0.0);
    }

    void noisySamplersHaveNoExactEnd() {
        const std::vector<int> steps{2};
        const auto code = [&](const SampleRequest& wanted) {
            return codeOf([&] { static_cast<void>(m_epsilon->samplerErrors(wanted, steps, 10)); });
        };
        auto wanted = request(1);
        wanted.sampler = "euler-a";
        QCOMPARE(code(wanted), std::optional(ErrorCode::WrongUsage));
        wanted.sampler = "ddim";
        QCOMPARE(code(wanted), std::nullopt);
        wanted.eta = 0.5;
        QCOMPARE(code(wanted), std::optional(ErrorCode::WrongUsage));
        wanted.eta = 0.0;
        wanted.guide = guide(0.5);
        QCOMPARE(code(wanted), std::optional(ErrorCode::WrongUsage));
    }

    void startsFromAPicture() {
        auto wanted = request(10);
        wanted.guide = guide(0.3);
        const auto film = m_flow->trace(wanted);
        QCOMPARE(film.size(), std::size_t{4});
        QVERIFY(std::abs(film.front().t - 0.3) < 1e-9);
        const auto distance = [&](const Latent& latent) {
            double sum = 0.0;
            for (std::size_t i = 0; i < latent.size(); ++i)
                sum += std::pow(static_cast<double>(latent[i] - wanted.guide->picture[i]), 2);
            return sum;
        };
        const double near = distance(m_flow->sampleLatents(wanted).front());
        QVERIFY(near < distance(m_flow->sampleLatents(request(10)).front()));
        wanted.guide = guide(1.0);
        QCOMPARE(m_flow->sampleLatents(wanted), m_flow->sampleLatents(request(10)));
        wanted.guide = guide(0.0);
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->sampleLatents(wanted)); }),
                 std::optional(ErrorCode::WrongUsage));
        auto foreign = guide(0.5);
        foreign->picture.pop_back();
        wanted.guide = foreign;
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->sampleLatents(wanted)); }), std::optional(ErrorCode::Mismatch));
    }

    void paintsWithinAMask() {
        Image mask(16, 16, 1);
        for (int y = 0; y < 16; ++y)
            std::ranges::fill(mask.row(y).subspan(8), std::uint8_t{255});
        auto painted = guide(1.0);
        painted->mask = m_flow->latentMask(mask);
        const auto shape = m_flow->shape();
        QCOMPARE(static_cast<std::int64_t>(painted->mask.size()), shape.height * shape.width);
        auto wanted = request(6, 2);
        wanted.guide = painted;
        std::size_t kept = 0, all = 0;
        for (const Latent& latent : m_flow->sampleLatents(wanted))
            for (std::size_t i = 0; i < latent.size(); ++i) {
                const bool anew = painted->mask[i % painted->mask.size()] == 1.0F;
                QCOMPARE(latent[i] == painted->picture[i], !anew);
                kept += anew ? 0 : 1;
                ++all;
            }
        QCOMPARE(2 * kept, all); // the left half
        painted->mask.pop_back();
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->sampleLatents(wanted)); }), std::optional(ErrorCode::Mismatch));
    }

    void keepsThePicturesOwnPixelsOutsideTheMask() {
        Image mask(16, 16, 1);
        for (int y = 0; y < 16; ++y)
            std::ranges::fill(mask.row(y).subspan(9), std::uint8_t{255});
        const auto painted = guide(1.0);
        painted->mask = m_flow->latentMask(mask);
        painted->original = m_fixture->project()->image(0);
        painted->pixelMask = mask;
        auto wanted = request(4, 3);
        wanted.guide = painted;
        const auto isKept = [&](const Image& picture) {
            for (int y = 0; y < 16; ++y)
                if (!std::ranges::equal(picture.row(y).first(9), painted->original.row(y).first(9)))
                    return false;
            return true;
        };
        QVERIFY(!isKept(m_flow->reconstruct(painted->original))); // the decoder alone does not give it back
        const auto samples = m_flow->sample(wanted);
        for (const Image& each : samples)
            QVERIFY(isKept(each) && !(each == painted->original));
        const auto films = m_flow->traces(wanted);
        for (std::size_t i = 0; i < films.size(); ++i) {
            for (const DenoisingStep& step : films[i])
                QVERIFY(isKept(step.predicted));
            QVERIFY(films[i].back().noisy == samples[i]);
            QVERIFY(films[i].back().predicted == samples[i]);
        }
        painted->pixelMask = Image(15, 16, 1);
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->sample(wanted)); }), std::optional(ErrorCode::Mismatch));
    }

    void masksACellForAnyOfItsPixels() {
        const auto shape = m_flow->shape();
        QCOMPARE(shape.height, 4);
        Image mask(16, 16, 1);
        mask.row(5)[10] = 255;
        auto expected = std::vector<float>(16, 0.0F);
        expected[1 * 4 + 2] = 1.0F;
        QCOMPARE(m_flow->latentMask(mask), expected);
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->latentMask(Image(15, 16, 1))); }),
                 std::optional(ErrorCode::Mismatch));
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->latentMask(Image(16, 16, 3))); }),
                 std::optional(ErrorCode::Mismatch));
    }

    void travelsBetweenSeeds() {
        auto there = request(5, 2);
        there.seed = 9;
        auto way = request(5, 2);
        way.travel = studio::SeedTravel{9, 0.0};
        QCOMPARE(m_flow->sampleLatents(way), m_flow->sampleLatents(request(5, 2)));
        way.travel->share = 1.0;
        QCOMPARE(m_flow->sampleLatents(way), m_flow->sampleLatents(there));
    }

    void mapsTheTrainingLatents() {
        const auto map = m_flow->latentMap();
        QCOMPARE(static_cast<std::int64_t>(map.points.size()), m_fixture->project()->facts().training);
        QCOMPARE(map.labels.size(), map.points.size());
        QCOMPARE(map.labels.front(), m_fixture->project()->label(m_fixture->project()->trainingIndices().front()));
        QVERIFY(map.explained > 0.0 && map.explained <= 1.0);
        const auto directions = m_flow->principalDirections(2);
        QVERIFY(std::abs(map.explained - directions.explained) < 1e-6);
        double mean = 0.0, square = 0.0;
        for (const auto& point : map.points) {
            mean += static_cast<double>(point.x);
            square += static_cast<double>(point.x) * static_cast<double>(point.x);
        }
        const double count = static_cast<double>(map.points.size());
        QVERIFY(std::abs(mean / count) < 1e-3 * directions.deviation[0]);
        QVERIFY(std::abs(std::sqrt(square / (count - 1.0)) / directions.deviation[0] - 1.0) < 1e-3);
    }

    void findsTheNearestTrainingPicture() {
        const auto& project = m_fixture->project();
        const auto index = project->trainingIndices()[7];
        Image picture = project->image(index);
        QCOMPARE(m_flow->nearestTraining(picture).rmse, 0.0);
        picture.pixels[20] ^= 1U;
        const auto nearest = m_flow->nearestTraining(picture);
        QVERIFY(project->image(nearest.index) == project->image(index));
        QVERIFY(std::abs(nearest.rmse - 1.0 / (16.0 * 255.0)) < 1e-9);
        for (const auto held : project->validationIndices())
            QVERIFY(!project->isValidation(m_flow->nearestTraining(project->image(held)).index));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(m_flow->nearestTraining(picture, stop.get_token())),
                                 studio::Cancelled);
        QCOMPARE(codeOf([&] { static_cast<void>(m_flow->nearestTraining(Image(15, 16, 1))); }),
                 std::optional(ErrorCode::Mismatch));
    }

    void trainsAndSamplesEveryPrediction_data() {
        QTest::addColumn<QString>("prediction");
        for (const char* prediction : {"v", "x0", "edm"})
            QTest::newRow(prediction) << prediction;
    }
    void trainsAndSamplesEveryPrediction() {
        QFETCH(QString, prediction);
        const auto run = m_fixture->diffuse("ae", {{"prediction", prediction.toStdString()}});
        const auto engine = LatentEngine::load(m_fixture->project(), run);
        for (const auto& sampler : engine->samplers()) {
            auto wanted = request(3);
            wanted.sampler = sampler.id;
            QCOMPARE(engine->sample(wanted).size(), std::size_t{1});
        }
        const auto schedule = engine->noiseSchedule(3);
        QVERIFY(schedule.front().snr < schedule.back().snr);
    }
};

QTEST_GUILESS_MAIN(TestGuidedSampling)
#include "tst_guidedsampling.moc"
