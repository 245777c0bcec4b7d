// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/ModelSpace.hpp"

#include "core/base/Error.hpp"

namespace studio::diffusion {

void requireScheduleFits(const NoiseSchedule& schedule, Prediction prediction) {
    const bool fits =
        schedule.isFlow() == (prediction == Prediction::Flow) && schedule.isEdm() == (prediction == Prediction::Edm);
    if (!fits)
        throw Error(ErrorCode::WrongUsage, "this noise schedule and this prediction do not go together",
                    "A flow has both as flow, EDM both as edm; linear, scaled_linear and cosine go with epsilon, v and "
                    "x0.");
}

double modelScale(Prediction prediction, const NoiseLevel& level) {
    return prediction == Prediction::Flow ? 1.0 / (level.alpha + level.sigma)
                                          : 1.0 / std::hypot(level.alpha, level.sigma);
}

Denoised denoiseInModelSpace(Prediction prediction, const torch::Tensor& x, const NoiseLevel& level,
                             const OutputFn& output) {
    const double scale = modelScale(prediction, level);
    const NoiseLevel here{level.t, scale * level.alpha, scale * level.sigma};
    const auto scaled = scale * x;
    return interpretOutput(prediction, scaled, output(scaled, here), here);
}

} // namespace studio::diffusion
