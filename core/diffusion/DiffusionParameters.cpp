// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DiffusionParameters.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/diffusion/DiffusionPresets.hpp"
#include "core/diffusion/ResidualMlp.hpp"
#include "core/diffusion/UNet.hpp"
#include "core/models/OptimiserParameters.hpp"
#include "core/models/StateDict.hpp"

#include <algorithm>
#include <iterator>

namespace studio::diffusion {

namespace {

ParameterSpec choice(ParameterSpec spec, std::vector<std::string> choices) {
    spec.choices = std::move(choices);
    return spec;
}

ParameterSpec placed(ParameterSpec spec, ParameterGroup group, bool advanced) {
    spec.group = group;
    spec.advanced = advanced;
    return spec;
}

ParameterSpec logarithmic(ParameterSpec spec) {
    spec.logarithmic = true;
    return spec;
}

ParameterSpecs networkSpecs() {
    const auto model = [](ParameterSpec spec, bool advanced) {
        return placed(std::move(spec), ParameterGroup::Model, advanced);
    };
    return {
        model({"width", STUDIO_TR("Width"), STUDIO_TR("channels"),
               STUDIO_TR("Feature channels of the U-Net, a multiple of 8; the lowest resolution has twice as many."),
               std::int64_t{48}, 8, 1024},
              false),
        model({"blocks", STUDIO_TR("Blocks"), "",
               STUDIO_TR("Residual blocks of the U-Net at each resolution, down and up."), std::int64_t{1}, 1, 8},
              false),
        model({"attention", STUDIO_TR("Attention"), "",
               STUDIO_TR("Self-attention at the lowest resolution of the U-Net."), true},
              true),
        model({"mlp_width", STUDIO_TR("Width for vectors"), STUDIO_TR("features"),
               STUDIO_TR("Features of the network for vector latents; unused by spatial ones."), std::int64_t{512}, 16,
               8192},
              true),
        model({"mlp_blocks", STUDIO_TR("Blocks for vectors"), "",
               STUDIO_TR("Residual blocks of the network for vector latents; unused by spatial ones."), std::int64_t{4},
               1, 64},
              true),
        model({"conditional", STUDIO_TR("Learn labels"), "",
               STUDIO_TR("The network also sees the picture's label, so that a label can be asked for when sampling."),
               false},
              false),
    };
}

ParameterSpecs lossSpecs() {
    const auto loss = [](ParameterSpec spec) { return placed(std::move(spec), ParameterGroup::Loss, false); };
    return {
        loss(choice(
            {"prediction", STUDIO_TR("Prediction"), "",
             STUDIO_TR("What the network learns: the flow from picture to noise (flow matching), the noise itself "
                       "(epsilon), a blend of noise and picture (v), the picture (x0), or a blend for noise levels "
                       "without timesteps (edm)."),
             std::string("flow")},
            {"flow", "epsilon", "v", "x0", "edm"})),
        loss(choice({"schedule", STUDIO_TR("Noise schedule"), "",
                     STUDIO_TR("How fast the signal fades over the timesteps of epsilon, v and x0; flow and edm have "
                               "their own."),
                     std::string("cosine")},
                    {"cosine", "linear", "scaled_linear"})),
        loss(choice({"time_sampling", STUDIO_TR("Time sampling"), "",
                     STUDIO_TR("Which times are trained on: uniform, or logit-normal, which dwells on the middle. "
                               "Edm draws its noise levels log-normally."),
                     std::string("logit-normal")},
                    {"uniform", "logit-normal"})),
        placed({"label_dropout", STUDIO_TR("Label dropout"), "",
                STUDIO_TR("Share of the pictures whose label is hidden while training, as guidance needs."), 0.1, 0.0,
                1.0},
               ParameterGroup::Loss, true),
        placed({"guide_share", STUDIO_TR("Guide kept after"), "",
                STUDIO_TR("Share of the training after which a copy of the network is kept: guidance leads samples of "
                          "a run without labels away from what it still drew then. 0: none is kept."),
                0.1, 0.0, 0.9},
               ParameterGroup::Loss, true),
    };
}

ParameterSpecs trainingSpecs() {
    ParameterSpecs specs{
        models::stepsSpec(5907),
        {"batch_size", STUDIO_TR("Batch size"), STUDIO_TR("latents"),
         STUDIO_TR("Latents per step; shrinks to the dataset where that is smaller."), std::int64_t{64}, 1, 4096},
        logarithmic({"learning_rate", STUDIO_TR("Learning rate"), "",
                     STUDIO_TR("Peak step size of AdamW, after the warm-up and before the cosine decay."), 2e-3, 1e-7,
                     1.0}),
    };
    for (auto& spec : specs)
        spec.group = ParameterGroup::Training;
    std::ranges::move(models::optimiserSpecs(1.0), std::back_inserter(specs));
    return specs;
}

std::shared_ptr<Denoiser> makeDenoiser(const Parameters& parameters, at::IntArrayRef sizes, std::int64_t classes) {
    if (sizes.size() == 1)
        return std::make_shared<ResidualMlp>(ResidualMlpConfig{.dimension = sizes[0],
                                                               .width = parameters.integer("mlp_width"),
                                                               .blocks = parameters.integer("mlp_blocks"),
                                                               .classes = classes});
    const auto width = parameters.integer("width");
    if (width % 8 != 0)
        throw Error(ErrorCode::WrongUsage, "width=" + std::to_string(width) + ": expected a multiple of 8");
    return std::make_shared<UNet>(UNetConfig{.channels = sizes[0],
                                             .width = width,
                                             .blocks = parameters.integer("blocks"),
                                             .levels = UNet::levelsFor(sizes[1], sizes[2]),
                                             .attention = parameters.boolean("attention"),
                                             .classes = classes});
}

std::string scheduleFor(Prediction prediction, const Parameters& parameters) {
    if (prediction == Prediction::Flow)
        return "flow";
    if (prediction != Prediction::Edm)
        return parameters.text("schedule");
    if (parameters.text("time_sampling") == "uniform")
        throw Error(ErrorCode::WrongUsage, "prediction=edm draws its noise levels log-normally, not uniformly",
                    "Leave time_sampling at logit-normal.");
    return "edm";
}

} // namespace

ParameterSpecs diffusionSpecs() {
    ParameterSpecs specs = networkSpecs();
    for (auto& each : lossSpecs())
        specs.push_back(std::move(each));
    for (auto& each : trainingSpecs())
        specs.push_back(std::move(each));
    return specs;
}

Parameters diffusionPreset(Preset preset, at::IntArrayRef latentSizes, std::int64_t latents) {
    const std::int64_t side = latentSizes.size() == 3 ? std::max(latentSizes[1], latentSizes[2]) : 1;
    const DiffusionRow& row = diffusionRow(preset, side, latents);
    Parameters parameters(diffusionSpecs());
    parameters.set("steps", row.steps);
    parameters.set("batch_size", row.batchSize);
    parameters.set("width", row.width);
    parameters.set("blocks", row.blocks);
    parameters.set("learning_rate", row.learningRate);
    parameters.set("ema_decay", row.averaging);
    return parameters;
}

Parameters diffusionPreset(Preset preset) {
    return diffusionPreset(preset, {4, 8, 8}, 54'000);
}

std::shared_ptr<LatentDiffusion> makeLatentDiffusion(const Parameters& parameters, at::IntArrayRef latentSizes,
                                                     std::int64_t classes, std::uint64_t seed) {
    const bool conditional = parameters.boolean("conditional");
    if (conditional && classes < 1)
        throw Error(ErrorCode::WrongUsage, "conditional=true needs labels, and these pictures have none",
                    "Leave it off, or import pictures from one folder a class.");
    LatentDiffusionConfig config{.latentSizes = latentSizes.vec(),
                                 .prediction = predictionFromName(parameters.text("prediction")),
                                 .classes = conditional ? classes : 0};
    config.schedule = scheduleFor(config.prediction, parameters);
    const bool keepsEarly = config.classes == 0 && parameters.real("guide_share") > 0.0;
    const auto early = keepsEarly ? makeDenoiser(parameters, latentSizes, 0) : nullptr;
    const auto denoiser = makeDenoiser(parameters, latentSizes, config.classes);
    auto model = std::make_shared<LatentDiffusion>(std::move(config), denoiser, early);
    models::initialiseWeights(*model, seed);
    denoiser->zeroOutput();
    return model;
}

} // namespace studio::diffusion
