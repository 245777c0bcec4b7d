// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Augmenting.hpp"

#include "core/base/Seeds.hpp"
#include "core/models/AugmentationParameters.hpp"
#include "core/studio/Training.hpp"
#include "core/training/Augmentation.hpp"

namespace studio {

namespace {

constexpr std::uint64_t previewPurpose = 0x93E51E3;

} // namespace

Parameters withAugmentation(Parameters parameters, std::int64_t trainingPictures, const ImportOptions& options) {
    for (const auto& [key, value] : models::augmentationDefaults(trainingPictures))
        parameters.set(key, value);
    if (options.flip)
        parameters.set("mirror", 0.5);
    return parameters;
}

std::vector<Image> augmentedVersions(const Project& project, std::int64_t index, const Parameters& settings, int count,
                                     std::uint64_t seed) {
    const Image original = project.image(index);
    const models::PictureShape shape{original.channels, original.height, original.width};
    const auto config = training::augmentationConfig(settings);
    const std::uint64_t pictureSeed = derivedSeed(seed, previewPurpose, static_cast<std::uint64_t>(index));
    std::vector<Image> versions;
    for (int i = 0; i < count; ++i) {
        Image version(original.width, original.height, original.channels);
        const auto variation =
            training::drawnVariation(config, shape, derivedSeed(pictureSeed, previewPurpose, std::uint64_t(i)));
        training::applyVariation(variation, shape, original.pixels, version.pixels);
        versions.push_back(std::move(version));
    }
    return versions;
}

} // namespace studio
