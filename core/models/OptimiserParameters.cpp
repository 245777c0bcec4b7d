// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/OptimiserParameters.hpp"

#include "core/base/Translate.hpp"

namespace studio::models {

ParameterSpec stepsSpec(std::int64_t fallback) {
    ParameterSpec steps{"steps",
                        STUDIO_TR("Steps"),
                        STUDIO_TR("steps"),
                        STUDIO_TR("Batches to train on, whatever the number of pictures."),
                        fallback,
                        1,
                        10'000'000};
    steps.group = ParameterGroup::Training;
    steps.logarithmic = true;
    return steps;
}

ParameterSpecs optimiserSpecs(double clipNorm) {
    ParameterSpec precision{"precision", STUDIO_TR("Precision"), "",
                            STUDIO_TR("Of the numbers that convolutions multiply; weights stay float32. Auto: bfloat16 "
                                      "on a GPU, else float32."),
                            std::string("auto")};
    precision.choices = {"auto", "float32", "bfloat16"};
    ParameterSpecs specs{
        {"weight_decay", STUDIO_TR("Weight decay"), "",
         STUDIO_TR("Decoupled decay of weights (not of biases and norms)."), 0.0, 0.0, 1.0},
        {"warmup_steps", STUDIO_TR("Warm-up"), STUDIO_TR("steps"),
         STUDIO_TR("The learning rate rises linearly over these steps, at most a tenth of the run."), std::int64_t{100},
         0, 1'000'000},
        {"clip_norm", STUDIO_TR("Gradient clipping"), "",
         STUDIO_TR("Gradients longer than this are shortened to it; 0 switches it off."), clipNorm, 0.0, 1e9},
        {"ema_decay", STUDIO_TR("Weight averaging"), "",
         STUDIO_TR("Decay of the averaged weights that are saved and shown; 0 switches it off."), 0.999, 0.0, 0.99999},
        precision,
    };
    for (auto& spec : specs) {
        spec.group = ParameterGroup::Training;
        spec.advanced = true;
    }
    return specs;
}

} // namespace studio::models
