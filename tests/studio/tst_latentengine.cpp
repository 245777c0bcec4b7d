// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"
#include "TrainedRun.hpp"

#include "core/base/Error.hpp"
#include "core/studio/PriorChoices.hpp"
#include "core/studio/Version.hpp"

#include <QTest>

#include <atomic>
#include <cmath>
#include <thread>

using studio::Error;
using studio::ErrorCode;
using studio::Interpolation;
using studio::Latent;
using studio::LatentEngine;
using studio::test::codeOf;

namespace {

double norm(const Latent& a) {
    double sum = 0;
    for (const float value : a)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return std::sqrt(sum);
}

} // namespace

class TestLatentEngine : public QObject {
    Q_OBJECT

    std::unique_ptr<TrainedRun> m_fixture;
    std::string m_diffusion;
    std::shared_ptr<const LatentEngine> m_engine;
    std::shared_ptr<const LatentEngine> m_sampler;

private Q_SLOTS:
    void initTestCase() {
        m_fixture = std::make_unique<TrainedRun>();
        m_diffusion = m_fixture->diffuse(m_fixture->train("vae"));
        m_engine = LatentEngine::load(m_fixture->project(), "vae");
        m_sampler = LatentEngine::load(m_fixture->project(), m_diffusion);
    }

    void givesPicturesOfTheProjectsSize() {
        const auto picture = m_engine->reconstruct(m_fixture->project()->image(0));
        QCOMPARE(picture.width, 16);
        QCOMPARE(picture.height, 16);
        QCOMPARE(picture.channels, 1);
        QCOMPARE(static_cast<std::int64_t>(m_engine->encode(m_fixture->project()->image(0)).size()),
                 m_engine->shape().size());
    }

    void encodesABatchAsItEncodesOne() {
        std::vector<studio::Image> images;
        for (int i = 0; i < 70; ++i)
            images.push_back(m_fixture->project()->image(i));
        const auto latents = m_engine->encode(images);
        QCOMPARE(latents.size(), images.size());
        const float near = studio::hasCuda() ? 1e-2F : 1e-4F; // a GPU multiplies in TF32, and differently by the batch
        for (const std::size_t i : {std::size_t{0}, std::size_t{69}}) {
            const auto alone = m_engine->encode(images[i]);
            for (std::size_t k = 0; k < alone.size(); ++k)
                QVERIFY(std::abs(alone[k] - latents[i][k]) < near);
        }
    }

    void refusesWhatDoesNotFit() {
        QCOMPARE(codeOf([&] { static_cast<void>(m_engine->encode(studio::Image(15, 16, 1))); }),
                 std::optional(ErrorCode::Mismatch));
        QCOMPARE(codeOf([&] { static_cast<void>(m_engine->decode(Latent(3))); }), std::optional(ErrorCode::Mismatch));
        QCOMPARE(codeOf([&] { static_cast<void>(m_engine->sample({})); }), std::optional(ErrorCode::WrongUsage));
        QCOMPARE(codeOf([&] { LatentEngine::load(m_fixture->project(), "nothing"); }),
                 std::optional(ErrorCode::NotFound));
        studio::SampleRequest request;
        request.sampler = "ddpm-of-tomorrow";
        QCOMPARE(codeOf([&] { static_cast<void>(m_sampler->sample(request)); }), std::optional(ErrorCode::WrongUsage));
    }

    void ordersDirectionsByDeviation() {
        const auto principal = m_engine->principalDirections(6);
        QCOMPARE(principal.directions.size(), std::size_t{6});
        for (std::size_t i = 0; i < 6; ++i) {
            QVERIFY(std::abs(norm(principal.directions[i]) - 1.0) < 1e-4);
            if (i > 0)
                QVERIFY(principal.deviation[i] <= principal.deviation[i - 1]);
        }
        QVERIFY(principal.explained > 0.0 && principal.explained <= 1.0);
        QVERIFY(m_engine->principalDirections(2).explained < principal.explained);
    }

    void interpolatesBetweenItsEnds() {
        const auto a = m_engine->encode(m_fixture->project()->image(0));
        const auto b = m_engine->encode(m_fixture->project()->image(1));
        for (const auto method : {Interpolation::Lerp, Interpolation::Slerp}) {
            const auto path = m_engine->interpolate(a, b, method, 5);
            QCOMPARE(path.size(), std::size_t{5});
            QCOMPARE(path.front(), a);
            QCOMPARE(path.back(), b);
        }
        const auto middle = m_engine->interpolate(a, b, Interpolation::Lerp, 3)[1];
        for (std::size_t k = 0; k < a.size(); ++k)
            QVERIFY(std::abs(middle[k] - (a[k] + b[k]) / 2) < 1e-4F);
        QCOMPARE(codeOf([&] { static_cast<void>(m_engine->interpolate(a, b, Interpolation::Lerp, 1)); }),
                 std::optional(ErrorCode::WrongUsage));
    }

    void drawsFromPriorsBySeed() {
        std::vector<std::vector<Latent>> all;
        for (const studio::Choice& choice : studio::priorChoices()) {
            const auto draws = m_engine->drawPrior(choice.id, 3, 5);
            QCOMPARE(draws, m_engine->drawPrior(choice.id, 3, 5));
            QVERIFY(draws != m_engine->drawPrior(choice.id, 3, 6));
            QVERIFY(draws[0] != draws[1]);
            QCOMPARE(m_engine->drawPrior(choice.id, 1, 5).front(), draws.front());
            all.push_back(draws);
        }
        QVERIFY(all.size() >= 3 && all[0] != all[1]);
        QCOMPARE(codeOf([&] { static_cast<void>(m_engine->drawPrior("uniform", 1, 5)); }),
                 std::optional(ErrorCode::WrongUsage));
    }

    /// 256 x 256 pixels at 4 a cell: 16,384 values a latent, of which a covariance would take 2 GB.
    void copesWithLargeLatents() {
        studio::ImportOptions options;
        options.size = 256;
        const auto project = studio::Project::create(m_fixture->folder() / "large", {"shapes:24"}, options);
        auto request = TrainedRun::autoencoder("ae", 1);
        request.settings["batch_size"] = "2";
        request.settings["downsample"] = "4";
        request.settings["latent_channels"] = "4";
        const auto job = studio::prepareTraining(project, request);
        TrainedRun::finish(job);
        const auto engine = LatentEngine::load(project, job.run);
        QCOMPARE(engine->shape().size(), std::int64_t{16'384});
        const auto drawn = engine->drawPrior("gaussian", 2, 5);
        QCOMPARE(engine->drawPrior("gaussian", 1, 5).front(), drawn.front());
        QVERIFY(drawn[0] != drawn[1]);
        QCOMPARE(engine->principalDirections(3).directions.size(), std::size_t{3});
        QCOMPARE(engine->latentMap().points.size(), static_cast<std::size_t>(project->facts().training));
        const auto path = engine->interpolate(drawn[0], drawn[1], Interpolation::Slerp, 3);
        QCOMPARE(engine->decode(path).size(), std::size_t{3});

        std::stop_source stop;
        stop.request_stop();
        const auto again = LatentEngine::load(project, job.run);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(again->drawPrior("gaussian", 1, 5, stop.get_token())),
                                 studio::Cancelled);
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(again->interpolate(drawn[0], drawn[1], Interpolation::Slerp, 3, stop.get_token())),
            studio::Cancelled);
    }

    void decodesAlikeOnOneCoreAndOnAll() {
        const auto latent = m_engine->encode(m_fixture->project()->image(0));
        const auto alone = m_engine->decode(latent);
        const std::vector<Latent> many(5, latent);
        for (const auto& picture : m_engine->decode(many))
            for (std::size_t i = 0; i < alone.pixels.size(); ++i)
                QVERIFY(std::abs(int{picture.pixels[i]} - int{alone.pixels[i]}) <= 1);
    }

    void samplesDoNotDependOnTheBatch() {
        studio::SampleRequest request;
        request.steps = 4;
        request.count = 20;
        request.seed = 11;
        const auto all = m_sampler->sample(request);
        for (const std::int64_t first : {3, 17}) {
            request.first = first;
            request.count = 2;
            const auto some = m_sampler->sample(request);
            QVERIFY(some[0] == all[static_cast<std::size_t>(first)]);
            QVERIFY(some[1] == all[static_cast<std::size_t>(first) + 1]);
        }
    }

    void tracesEveryStepAndTheEnd() {
        studio::SampleRequest request;
        request.steps = 6;
        request.seed = 2;
        const auto steps = m_sampler->trace(request);
        QCOMPARE(steps.size(), std::size_t{7});
        for (std::size_t i = 1; i < steps.size(); ++i)
            QVERIFY(steps[i].sigma < steps[i - 1].sigma);
        QVERIFY(steps.back().predicted == m_sampler->sample(request).front());
    }

    void stopsWithinAStep() {
        std::stop_source stop;
        studio::SampleRequest request;
        request.steps = 50;
        int seen = 0;
        const auto stopAtTheThird = [&](const studio::Progress&) {
            if (++seen == 3)
                stop.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(m_sampler->trace(request, stop.get_token(), stopAtTheThird)),
                                 studio::Cancelled);
        QVERIFY(seen <= 4);
    }

    void scoresReconstructions() {
        const auto score = m_engine->score();
        QCOMPARE(score.images, m_fixture->project()->facts().validation);
        QVERIFY(score.mse > 0 && score.mse < 1);
        QVERIFY(score.psnr > 0 && std::isfinite(score.psnr));
        QVERIFY(score.ssim <= 1);
    }

    void answersFromManyThreads() {
        const auto latent = m_engine->encode(m_fixture->project()->image(0));
        const auto expected = m_engine->decode(latent);
        std::atomic<int> wrong{0};
        {
            std::vector<std::jthread> hands;
            for (int i = 0; i < 4; ++i)
                hands.emplace_back([&] {
                    for (int k = 0; k < 10; ++k)
                        if (!(m_engine->decode(latent) == expected))
                            ++wrong;
                });
        }
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLatentEngine)
#include "tst_latentengine.moc"
