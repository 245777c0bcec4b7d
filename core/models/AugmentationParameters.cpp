// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/AugmentationParameters.hpp"

#include "core/base/Translate.hpp"

namespace studio::models {

ParameterSpecs augmentationSpecs() {
    ParameterSpecs specs{
        {"mirror", STUDIO_TR("Mirror"), STUDIO_TR("share"),
         STUDIO_TR("Share of the training pictures that are seen mirrored left to right. Not for letters or digits."),
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
    constexpr std::int64_t few = 5000;
    if (trainingPictures >= few)
        return {};
    return {{"shift", 0.05}};
}

} // namespace studio::models
