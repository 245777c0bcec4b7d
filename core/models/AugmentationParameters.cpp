// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/AugmentationParameters.hpp"

#include "core/base/Translate.hpp"

namespace studio::models {

ParameterSpecs augmentationSpecs() {
    ParameterSpecs specs{
        {"mirror", STUDIO_TR("Mirror"), STUDIO_TR("share"),
         STUDIO_TR("Share of the training pictures that are seen mirrored left to right. Samples of a diffusion model "
                   "are not mirrored by it."),
         0.0, 0.0, 1.0},
        {"mirror_vertical", STUDIO_TR("Turn upside down"), STUDIO_TR("share"),
         STUDIO_TR("Share of the training pictures that are seen mirrored top to bottom."), 0.0, 0.0, 1.0},
        {"shift", STUDIO_TR("Shift"), STUDIO_TR("of the side"),
         STUDIO_TR("Training pictures are moved by up to this share of their side; the border is carried on."), 0.0,
         0.0, 0.5},
        {"rotate", STUDIO_TR("Rotate"), STUDIO_TR("degrees"),
         STUDIO_TR("Training pictures are turned by up to this angle, either way."), 0.0, 0.0, 180.0},
        {"crop", STUDIO_TR("Crop"), STUDIO_TR("of the side"),
         STUDIO_TR("Up to this share of the side is cut away, anywhere, and the rest enlarged to the full size."), 0.0,
         0.0, 0.9},
        {"jitter", STUDIO_TR("Colour jitter"), STUDIO_TR("strength"),
         STUDIO_TR("Brightness, contrast, saturation and hue of training pictures vary by up to this much."), 0.0, 0.0,
         1.0},
    };
    for (auto& spec : specs)
        spec.group = ParameterGroup::Training;
    return specs;
}

std::map<std::string, ParameterValue> augmentationDefaults(std::int64_t trainingPictures) {
    // Held-out PSNR at 32 pixels after 1,500 steps of 32, against no variation: 252 photos, seen 190 times each, gain
    // 0.7 dB by shifts and 0.3 by mirroring; 1,624 emoji, seen 30 times, lose 0.2 by shifts, and nothing by mirroring.
    constexpr std::int64_t fewPictures = 5000;
    constexpr std::int64_t veryFewPictures = 1000;
    if (trainingPictures >= fewPictures)
        return {};
    if (trainingPictures >= veryFewPictures)
        return {{"mirror", 0.5}};
    return {{"mirror", 0.5}, {"shift", 0.06}};
}

} // namespace studio::models
