// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/X0Range.hpp"

#include "core/base/Error.hpp"
#include "core/diffusion/Prediction.hpp"

namespace studio::diffusion {

DenoiseFn keptWithin(DenoiseFn denoise, X0Range range) {
    return [denoise = std::move(denoise), range = std::move(range)](const torch::Tensor& x, const NoiseLevel& level) {
        const auto denoised = denoise(x, level);
        const auto x0 = torch::minimum(torch::maximum(denoised.x0, range.lowest), range.highest);
        return Denoised{x0, level.sigma > 0.0 ? noiseBehind(x, x0, level) : denoised.eps};
    };
}

void requireClamp(double clamp) {
    if (!(clamp >= 0.0) || !std::isfinite(clamp))
        throw Error(ErrorCode::WrongUsage, "the clamp must be a number of standard deviations above 0, or 0 for none",
                    "3 to 5 keep nearly all of the data.");
}

} // namespace studio::diffusion
