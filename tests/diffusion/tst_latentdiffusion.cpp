// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/diffusion/DiffusionParameters.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/models/StateDict.hpp"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <map>

using namespace studio;
using namespace studio::diffusion;

namespace {

using Sizes = std::vector<std::int64_t>;

/// A network with small random weights throughout, as if half trained.
std::shared_ptr<LatentDiffusion> restless(const char* prediction, const Sizes& sizes = {4, 8, 8},
                                          std::int64_t classes = 0) {
    auto parameters = diffusionPreset(Preset::Balanced);
    parameters.setFromText("prediction", prediction);
    parameters.setFromText("width", "16");
    parameters.setFromText("mlp_width", "64");
    if (classes > 0)
        parameters.setFromText("conditional", "true");
    auto model = makeLatentDiffusion(parameters, sizes, classes, 11);
    models::initialiseWeights(*model, 12);
    auto batch = sizes;
    batch.insert(batch.begin(), 64);
    model->scaler().fit(3.0 * torch::randn(batch, at::make_generator<at::CPUGeneratorImpl>(1)) + 0.5);
    return model;
}

LatentSamples request(const char* sampler, std::int64_t count = 1, std::int64_t first = 0) {
    LatentSamples samples;
    samples.sampler = sampler;
    samples.options.steps = 4;
    samples.seed = 42;
    samples.first = first;
    samples.count = count;
    return samples;
}

/// What its first group of samples goes through.
std::vector<StepState> stepsOf(const LatentDiffusion& model, const LatentSamples& samples) {
    std::vector<StepState> steps;
    model.sample(samples, {}, {}, [&](const StepState& step) {
        if (step.sample == samples.first)
            steps.push_back(step);
    });
    return steps;
}

} // namespace

class TestLatentDiffusion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standardisesPerChannel() {
        LatentScaler scaler(Sizes{4, 8, 8});
        const auto spread = torch::tensor({1.0F, 2.0F, 0.5F, 0.0F}).view({1, 4, 1, 1});
        const auto latents = spread * torch::randn({500, 4, 8, 8}, at::make_generator<at::CPUGeneratorImpl>(1)) - 3.0;
        scaler.fit(latents);
        const auto scaled = scaler.scale(latents);
        QVERIFY(scaled.mean({0, 2, 3}).abs().max().item<double>() < 1e-5);
        const auto deviation = scaled.std({0, 2, 3}, /*unbiased=*/false).narrow(0, 0, 3);
        QVERIFY((deviation - 1.0).abs().max().item<double>() < 1e-5);
        QVERIFY(torch::allclose(scaler.unscale(scaled), latents, 1e-5, 1e-5));
        QCOMPARE(scaler.deviation().flatten()[3].item<float>(), 1.0F); // a dead channel keeps its scale
        QCOMPARE(scaler.limit().item<float>(), scaled.abs().max().item<float>());
    }

    void standardisesVectorsPerValue() {
        LatentScaler scaler(Sizes{3});
        scaler.fit(torch::tensor({{1.0F, 10.0F, 0.0F}, {3.0F, 30.0F, 0.0F}}));
        QVERIFY(torch::allclose(scaler.mean(), torch::tensor({2.0F, 20.0F, 0.0F})));
        QVERIFY(torch::allclose(scaler.deviation(), torch::tensor({1.0F, 10.0F, 1.0F})));
    }

    void drawsTheSameNoiseInAnyBatch() {
        SampleNoise all(5, 0, 6, {4, 3, 3});
        SampleNoise part(5, 2, 3, {4, 3, 3});
        for (int draw = 0; draw < 3; ++draw)
            QVERIFY(all.draw().narrow(0, 2, 3).equal(part.draw()));
        QVERIFY(!SampleNoise(6, 0, 1, {4}).draw().equal(SampleNoise(5, 0, 1, {4}).draw()));
    }

    void samplesDependOnSeedAndIndexOnly_data() {
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<bool>("vector");
        for (const auto& each : samplers()) {
            const char* prediction = each.space == SamplerSpace::Flow ? "flow" : "epsilon";
            QTest::addRow("%s", each.id.data()) << prediction << each.id.data() << false;
        }
        QTest::addRow("vector") << "flow"
                                << "flow-heun" << true;
        QTest::addRow("v") << "v"
                           << "dpm++2m" << false;
        QTest::addRow("x0") << "x0"
                            << "ddim" << false;
        for (const char* sampler : {"euler", "euler-a", "heun", "dpm++2m", "unipc"})
            QTest::addRow("edm, %s", sampler) << "edm" << sampler << false;
    }
    void samplesDependOnSeedAndIndexOnly() {
        QFETCH(QString, prediction);
        QFETCH(QString, sampler);
        QFETCH(bool, vector);
        const auto model = restless(prediction.toUtf8(), vector ? Sizes{10} : Sizes{4, 8, 8});
        const auto id = sampler.toUtf8();
        const auto unfrozen = model->sample(request(id, 2, 17));
        model->freeze(); // as the engine does
        const auto all = model->sample(request(id, 19));
        QVERIFY(all.isfinite().all().item<bool>());
        QCOMPARE(all.size(0), std::int64_t{19});
        for (const std::int64_t index : {0, 7, 18})
            QVERIFY(model->sample(request(id, 1, index))[0].equal(all[index]));
        QVERIFY(torch::allclose(all.slice(0, 17), unfrozen, 1e-3, 1e-3));
        auto other = request(id);
        other.seed = 43;
        QVERIFY(!model->sample(other)[0].equal(all[0]));
    }

    void survivesSavingAndLoading() {
        const auto model = restless("v");
        const auto bytes = models::toSafetensors(models::stateDict(*model));
        auto parameters = diffusionPreset(Preset::Balanced);
        parameters.setFromText("prediction", "v");
        parameters.setFromText("width", "16");
        const auto loaded = makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 99);
        QVERIFY(!loaded->sample(request("ddim")).equal(model->sample(request("ddim"))));
        models::loadStateDict(*loaded, models::parseWeights(bytes, "memory").tensors, "memory");
        QVERIFY(loaded->scaler().mean().equal(model->scaler().mean()));
        QVERIFY(loaded->sample(request("ddim", 3)).equal(model->sample(request("ddim", 3))));
    }

    void sameSeedMakesTheSameModel() {
        const auto parameters = diffusionPreset(Preset::Quick);
        const auto one = models::stateDict(*makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 5));
        const auto two = models::stateDict(*makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 5));
        for (std::size_t i = 0; i < one.size(); ++i)
            QVERIFY(one[i].second.equal(two[i].second));
    }

    void stopsWithinAnEvaluation() {
        const auto model = restless("flow");
        std::stop_source stop;
        int steps = 0;
        const auto stopAtSecond = [&](const StepState&) {
            if (++steps == 2)
                stop.request_stop();
        };
        auto many = request("flow-euler", 500);
        many.options.steps = 100;
        QVERIFY_EXCEPTION_THROWN(model->sample(many, stop.get_token(), {}, stopAtSecond), Cancelled);
        QCOMPARE(steps, 2);
    }

    void showsEveryStep() {
        const auto model = restless("epsilon");
        std::map<std::int64_t, std::vector<StepState>> groups; // by their first sample
        std::vector<std::int64_t> done;
        const auto end = model->sample(
            request("ddim", 17), {}, [&](const Progress& progress) { done.push_back(progress.done); },
            [&](const StepState& step) { groups[step.sample].push_back(step); });
        QVERIFY(std::ranges::is_sorted(done));
        QCOMPARE(done.size(), groups.size());
        QCOMPARE(done.back(), std::int64_t{17});
        std::int64_t next = 0;
        for (const auto& [sample, steps] : groups) {
            QCOMPARE(sample, next);
            QCOMPARE(steps.size(), std::size_t{4});
            QVERIFY(steps[1].before.equal(steps[0].after));
            QVERIFY(steps[0].stride.from.t > steps[1].stride.from.t);
            const auto count = steps[3].after.size(0);
            QVERIFY(model->scaler().unscale(steps[3].after).equal(end.narrow(0, sample, count)));
            next += count;
        }
        QCOMPARE(next, std::int64_t{17});
    }

    void keepsPredictionsWithinTheLatents() {
        const auto model = restless("epsilon");
        const auto limit = model->scaler().limit().item<float>();
        model->sample(request("dpm++2m", 2), {}, {},
                      [&](const StepState& step) { QVERIFY(step.x0.abs().max().item<float>() <= limit); });
    }

    void clampsPredictionsFurther() {
        for (const char* sampler : {"dpm++2m", "heun", "ddim"}) {
            const auto model = restless("epsilon");
            auto clamped = request(sampler, 2);
            clamped.clamp = 0.75;
            float furthest = 0.0F;
            model->sample(clamped, {}, {}, [&](const StepState& step) {
                furthest = std::max(furthest, step.x0.abs().max().item<float>());
            });
            QCOMPARE(furthest, 0.75F);
            auto wide = clamped;
            wide.clamp = 1e6;
            QVERIFY(model->sample(wide).equal(model->sample(request(sampler, 2))));
            QVERIFY(!model->sample(clamped).equal(model->sample(wide)));
        }
    }

    void bringsAnyNoiseLevelToDataScale() {
        const auto model = restless("epsilon");
        const auto x = torch::randn({1, 4, 8, 8}, at::make_generator<at::CPUGeneratorImpl>(9));
        QVERIFY(torch::allclose(model->shown(x * std::sqrt(1.0 + 49.0), {10.0, 1.0, 7.0}), model->scaler().unscale(x),
                                1e-4, 1e-5));
    }

    void guidesTowardsALabel() {
        const auto model = restless("flow", {4, 8, 8}, 3);
        auto plain = request("flow-euler", 2), first = plain, strong = plain;
        first.guidance = {.label = 0, .scale = 1.0};
        strong.guidance = {.label = 0, .scale = 3.0};
        QVERIFY(!model->sample(plain).equal(model->sample(first)));
        QVERIFY(!model->sample(strong).equal(model->sample(first)));
        auto none = first;
        none.guidance.scale = 0.0;
        QVERIFY(torch::allclose(model->sample(none), model->sample(plain), 1e-4, 1e-4));
    }

    void guidesEverySampleTowardsALabelOfItsOwn() {
        const auto model = restless("flow", {4, 8, 8}, 3);
        auto mixed = request("flow-euler", 12);
        mixed.guidance = {.label = -1, .scale = 3.0, .shares = {1.0, 0.0, 3.0}};
        const auto drawn = model->sample(mixed);
        const auto of = [&](std::int64_t label) {
            auto one = mixed;
            one.guidance.label = label;
            return model->sample(one);
        };
        const auto first = of(0), last = of(2);
        int firsts = 0;
        for (std::int64_t i = 0; i < drawn.size(0); ++i) {
            const bool isFirst = torch::allclose(drawn[i], first[i], 1e-4, 1e-4);
            QVERIFY(isFirst || torch::allclose(drawn[i], last[i], 1e-4, 1e-4));
            firsts += isFirst ? 1 : 0;
        }
        QVERIFY(firsts > 0 && firsts < 9);
        auto later = mixed;
        later.first = 5;
        later.count = 2;
        QVERIFY(model->sample(later).equal(drawn.slice(0, 5, 7)));
        mixed.guidance.shares = {1.0};
        QVERIFY_THROWS_EXCEPTION(Error, model->sample(mixed));
    }

    void leadsAwayFromWhatItDrewEarly() {
        const auto model = restless("flow");
        auto guided = request("flow-euler", 3);
        guided.guidance.scale = 2.0;
        QVERIFY(!model->canGuide());
        QVERIFY_THROWS_EXCEPTION(Error, model->sample(guided));
        guided.guidance.scale = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(Error, model->sample(guided));
        guided.guidance.scale = 2.0;

        const auto early = model->sample(request("flow-euler", 3));
        model->rememberEarly();
        QVERIFY(model->canGuide());
        QVERIFY(torch::allclose(model->sample(guided), early, 1e-4, 1e-4)); // the two do not differ yet
        const auto bytes = models::toSafetensors(models::stateDict(*model));

        models::initialiseWeights(*model, 77);
        const auto now = model->sample(request("flow-euler", 3));
        QVERIFY(!torch::allclose(now, early, 1e-2, 1e-2));
        guided.guidance.scale = 0.0;
        QVERIFY(torch::allclose(model->sample(guided), early, 1e-4, 1e-4));
        guided.guidance.scale = 2.0;
        const auto from = [&](double scale, double strength) {
            auto asked = guided;
            asked.guidance.scale = scale;
            asked.guide = LatentGuide{torch::zeros({4, 8, 8}), strength, {}};
            return stepsOf(*model, asked);
        };
        const auto whole = from(2.0, 1.0), plain = from(1.0, 1.0); // nothing but noise at first: guidance waits
        QCOMPARE(model->evaluations(guided), 7);
        QVERIFY(whole.front().x0.equal(plain.front().x0));
        // Half way all three see the same x first.
        const auto strong = from(1.0, 0.5).front().x0, weak = from(0.0, 0.5).front().x0;
        const auto limit = model->scaler().limit().item<double>();
        const auto led = (2.0 * strong - weak).clamp(-limit, limit);
        QVERIFY(!torch::allclose(strong, weak, 1e-2, 1e-2));
        QVERIFY(torch::allclose(from(2.0, 0.5).front().x0, led, 1e-4, 1e-4));
        const auto unfrozen = model->sample(guided);
        const auto frozen = restless("flow");
        models::loadStateDict(*frozen, models::stateDict(*model), "memory");
        frozen->freeze(); // the early copy too
        QVERIFY(torch::allclose(frozen->sample(guided), unfrozen, 1e-3, 1e-3));

        models::loadStateDict(*model, models::parseWeights(bytes, "memory").tensors, "memory");
        QVERIFY(model->canGuide());
        QVERIFY(model->sample(request("flow-euler", 3)).equal(early));
    }

    void anEarlyCopyIsKeptOnlyWhereItIsOfUse() {
        QVERIFY(restless("flow", {4, 8, 8}, 3)->canGuide()); // by its labels
        auto parameters = diffusionPreset(Preset::Quick);
        parameters.setFromText("guide_share", "0");
        const auto model = makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 1);
        model->rememberEarly();
        QVERIFY(!model->canGuide());
        for (const auto& [name, tensor] : models::stateDict(*model))
            QVERIFY2(!name.starts_with("early"), name.c_str());
    }

    void startsFromAPicture() {
        const auto model = restless("flow");
        const auto guide = model->sample(request("flow-heun", 1, 3))[0];
        auto from = request("flow-heun", 2);
        from.guide = LatentGuide{guide, 0.25, {}};
        const auto away = [&](const torch::Tensor& latents) { return (latents - guide).abs().mean().item<double>(); };
        const double little = away(model->sample(from));
        from.guide->strength = 1.0;
        QVERIFY(model->sample(from).equal(model->sample(request("flow-heun", 2))));
        QVERIFY(little > 0.0 && little < away(model->sample(from)));
    }

    void keepsTheMaskedPartToTheBit_data() {
        QTest::addColumn<QString>("sampler");
        for (const auto& each : samplers())
            QTest::newRow(each.id.data()) << QString::fromUtf8(each.id.data());
    }
    void keepsTheMaskedPartToTheBit() {
        QFETCH(QString, sampler);
        const auto id = sampler.toUtf8();
        const auto model = restless(id.startsWith("flow") ? "flow" : "epsilon");
        const auto guide = 3.0 * torch::randn({4, 8, 8}, at::make_generator<at::CPUGeneratorImpl>(21));
        auto mask = torch::zeros({8, 8});
        mask.narrow(1, 0, 3).fill_(1.0);
        auto part = request(id, 3);
        part.guide = LatentGuide{guide, 1.0, mask};
        const auto latents = model->sample(part);
        for (std::int64_t i = 0; i < 3; ++i) {
            QVERIFY(latents[i].narrow(2, 3, 5).equal(guide.narrow(2, 3, 5)));
            QVERIFY((latents[i].narrow(2, 0, 3) != guide.narrow(2, 0, 3)).any().item<bool>());
        }
        part.first = 2;
        part.count = 1;
        QVERIFY(model->sample(part)[0].equal(latents[2]));
    }

    void travelsFromSeedToSeed() {
        const auto model = restless("epsilon");
        for (const char* sampler : {"ddim", "euler-a"}) {
            auto one = request(sampler, 2), other = one, way = one;
            other.seed = 7;
            way.travel = NoiseTravel{7, 0.0};
            QVERIFY(model->sample(way).equal(model->sample(one)));
            way.travel->share = 1.0;
            QVERIFY(model->sample(way).equal(model->sample(other)));
            way.travel->share = 0.5;
            const auto half = model->sample(way);
            QVERIFY(!half.equal(model->sample(one)) && !half.equal(model->sample(other)));
            way.first = 1;
            way.count = 1;
            QVERIFY(model->sample(way)[0].equal(half[1]));
        }
    }

    void refusesWhatDoesNotFit() {
        const auto flow = restless("flow");
        auto far = request("flow-euler");
        far.travel = NoiseTravel{1, 1.5};
        QVERIFY_EXCEPTION_THROWN(flow->sample(far), Error);
        auto guided = request("flow-euler");
        guided.guide = LatentGuide{torch::zeros({4, 4, 4}), 0.5, {}};
        QVERIFY_EXCEPTION_THROWN(flow->sample(guided), Error);
        auto spaced = request("flow-euler");
        spaced.options.spacing = Spacing::Leading;
        QVERIFY_EXCEPTION_THROWN(flow->sample(spaced), Error);
        QVERIFY_EXCEPTION_THROWN(restless("edm")->sample(request("ddim")), Error);
        QVERIFY_EXCEPTION_THROWN(flow->sample(request("ddim")), Error);
        QVERIFY_EXCEPTION_THROWN(restless("epsilon")->sample(request("flow-heun")), Error);
        auto labelled = request("flow-euler");
        labelled.guidance.label = 0;
        QVERIFY_EXCEPTION_THROWN(flow->sample(labelled), Error);
        labelled.guidance.label = 3;
        QVERIFY_EXCEPTION_THROWN(restless("flow", {4, 8, 8}, 3)->sample(labelled), Error);
        QVERIFY_EXCEPTION_THROWN(flow->sample(request("flow-euler", 0)), Error);
        QVERIFY_EXCEPTION_THROWN(flow->sample(request("plms")), Error);
        for (const double clamp : {-0.5, std::nan(""), HUGE_VAL}) {
            auto clamped = request("flow-euler");
            clamped.clamp = clamp;
            QVERIFY_EXCEPTION_THROWN(flow->sample(clamped), Error);
        }
        auto parameters = diffusionPreset(Preset::Balanced);
        parameters.setFromText("conditional", "true");
        QVERIFY_EXCEPTION_THROWN(makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 1), Error);
        parameters = diffusionPreset(Preset::Balanced);
        parameters.setFromText("prediction", "edm");
        parameters.setFromText("time_sampling", "uniform");
        QVERIFY_EXCEPTION_THROWN(makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 1), Error);
        parameters = diffusionPreset(Preset::Balanced);
        parameters.setFromText("width", "20");
        QVERIFY_EXCEPTION_THROWN(makeLatentDiffusion(parameters, Sizes{4, 8, 8}, 0, 1), Error);
    }

    void offersTheSamplersThatFit() {
        QCOMPARE(restless("flow")->samplers().size(), std::size_t{2});
        QCOMPARE(restless("v")->samplers().size(), std::size_t{7});
        QCOMPARE(restless("edm")->samplers().size(), std::size_t{5});
    }
};

QTEST_APPLESS_MAIN(TestLatentDiffusion)
#include "tst_latentdiffusion.moc"
