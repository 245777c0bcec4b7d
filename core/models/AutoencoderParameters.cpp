// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/AutoencoderParameters.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/models/AugmentationParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"
#include "core/models/OptimiserParameters.hpp"
#include "core/models/PresetTable.hpp"
#include "core/models/SharpnessParameters.hpp"
#include "core/models/StateDict.hpp"

#include <algorithm>
#include <iterator>

namespace studio::models {

namespace {

ParameterSpecs networkSpecs() {
    ParameterSpec latent{
        "latent", STUDIO_TR("Latent shape"), "",
        STUDIO_TR(
            "spatial keeps a small grid (best for pictures and diffusion); vector squeezes the picture into one list."),
        std::string("spatial")};
    latent.choices = {"spatial", "vector"};
    ParameterSpec length{"latent_dim",
                         STUDIO_TR("Vector length"),
                         STUDIO_TR("values"),
                         STUDIO_TR("Length of a vector latent; unused by a spatial one."),
                         std::int64_t{64},
                         1,
                         4096};
    length.logarithmic = true;
    ParameterSpec downsample{"downsample", STUDIO_TR("Downsampling"), STUDIO_TR("pixels per cell"),
                             STUDIO_TR("Pixels per latent cell along each axis."), std::string("4")};
    downsample.choices = {"2", "4", "8", "16"};
    downsample.advanced = true;
    ParameterSpec width{"width",
                        STUDIO_TR("Width"),
                        STUDIO_TR("channels"),
                        STUDIO_TR("Feature channels of the network, a multiple of 8."),
                        std::int64_t{64},
                        8,
                        1024};
    ParameterSpec encoderBlocks{"encoder_blocks",
                                STUDIO_TR("Encoder blocks"),
                                "",
                                STUDIO_TR("Residual blocks in the encoder."),
                                std::int64_t{1},
                                0,
                                16};
    encoderBlocks.advanced = true;
    ParameterSpec blocks{
        "blocks", STUDIO_TR("Decoder blocks"), "", STUDIO_TR("Residual blocks in the decoder."), std::int64_t{1}, 0,
        16};
    return {latent, length, downsample, width, encoderBlocks, blocks};
}

ParameterSpec reconstructionSpec() {
    ParameterSpec spec{
        "reconstruction", STUDIO_TR("Reconstruction loss"), "",
        STUDIO_TR(
            "sum_squared adds the squared errors of a picture; mean_squared divides that by the number of values, so "
            "that every other weight counts that much more; sum_absolute adds absolute errors."),
        std::string("sum_squared")};
    spec.choices = {"sum_squared", "mean_squared", "sum_absolute"};
    spec.group = ParameterGroup::Loss;
    spec.advanced = true;
    return spec;
}

ParameterSpecs trainingSpecs() {
    ParameterSpec rate{"learning_rate",
                       STUDIO_TR("Learning rate"),
                       "",
                       STUDIO_TR("Peak step size of AdamW, after the warm-up and before the cosine decay."),
                       4e-3,
                       1e-7,
                       1.0};
    rate.logarithmic = true;
    ParameterSpecs specs{
        stepsSpec(2110),
        {"batch_size", STUDIO_TR("Batch size"), STUDIO_TR("pictures"),
         STUDIO_TR("Pictures per step; shrinks to the dataset where that is smaller."), std::int64_t{64}, 1, 4096},
        rate,
    };
    for (auto& spec : specs)
        spec.group = ParameterGroup::Training;
    std::ranges::move(optimiserSpecs(50.0), std::back_inserter(specs));
    return specs;
}

} // namespace

ParameterSpecs autoencoderSpecs(const std::string& model) {
    ParameterSpecs specs = networkSpecs();
    for (auto& each : bottleneck(model).specs())
        specs.push_back(std::move(each));
    specs.push_back(reconstructionSpec());
    std::ranges::move(sharpnessSpecs(), std::back_inserter(specs));
    for (auto& each : trainingSpecs())
        specs.push_back(std::move(each));
    std::ranges::move(augmentationSpecs(), std::back_inserter(specs));
    return specs;
}

Parameters autoencoderPreset(const std::string& model, Preset preset, const PictureShape& picture,
                             std::int64_t trainingPictures) {
    const AutoencoderRow& row = autoencoderRow(preset, std::max(picture.width, picture.height), trainingPictures);
    Parameters parameters(autoencoderSpecs(model));
    parameters.set("steps", row.steps);
    parameters.set("batch_size", row.batchSize);
    parameters.set("width", row.width);
    parameters.set("encoder_blocks", row.encoderBlocks);
    parameters.set("blocks", row.blocks);
    parameters.set("downsample", std::string(row.downsample));
    if (parameters.contains("latent_channels"))
        parameters.set("latent_channels", row.latentChannels);
    parameters.set("learning_rate", row.learningRate);
    return parameters;
}

Parameters autoencoderPreset(const std::string& model, Preset preset) {
    return autoencoderPreset(model, preset, {1, 28, 28}, 54'000);
}

AutoencoderConfig autoencoderConfig(const std::string& model, const Parameters& parameters,
                                    const PictureShape& picture) {
    if (picture.width < 8 || picture.height < 8)
        throw Error(ErrorCode::WrongUsage,
                    "pictures of " + std::to_string(picture.width) + "x" + std::to_string(picture.height) +
                        " pixels are too small to train on",
                    STUDIO_TR("Import them at 8 pixels or more."));
    const auto width = parameters.integer("width");
    if (width % 8 != 0)
        throw Error(ErrorCode::WrongUsage, "width=" + std::to_string(width) + ": expected a multiple of 8");
    AutoencoderConfig config;
    config.picture = picture;
    config.latent = bottleneck(model).layout(parameters);
    config.downsample = std::stoll(parameters.text("downsample"));
    config.width = width;
    config.encoderBlocks = parameters.integer("encoder_blocks");
    config.decoderBlocks = parameters.integer("blocks");
    return config;
}

std::shared_ptr<Autoencoder> makeAutoencoder(const std::string& model, const Parameters& parameters,
                                             const PictureShape& picture, std::uint64_t seed) {
    auto autoencoder = std::make_shared<Autoencoder>(autoencoderConfig(model, parameters, picture),
                                                     bottleneck(model).construct(parameters));
    initialiseWeights(*autoencoder, seed);
    return autoencoder;
}

NetworkCost autoencoderCost(const std::string& model, const Parameters& parameters, const PictureShape& picture) {
    return autoencoderCost(autoencoderConfig(model, parameters, picture),
                           bottleneck(model).construct(parameters)->encoderFactor());
}

} // namespace studio::models
