// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/Prediction.hpp"

#include "core/base/Error.hpp"
#include "core/diffusion/EdmPreconditioning.hpp"

namespace studio::diffusion {

Prediction predictionFromName(std::string_view name) {
    if (name == "epsilon")
        return Prediction::Epsilon;
    if (name == "v")
        return Prediction::V;
    if (name == "x0")
        return Prediction::X0;
    if (name == "flow")
        return Prediction::Flow;
    if (name == "edm")
        return Prediction::Edm;
    throw Error(ErrorCode::WrongUsage, "unknown prediction \"" + std::string(name) + "\"",
                "Known predictions: epsilon, v, x0, flow, edm");
}

Denoised interpretOutput(Prediction prediction, const torch::Tensor& x, const torch::Tensor& output,
                         const NoiseLevel& level) {
    const double alpha = level.alpha;
    const double sigma = level.sigma;
    switch (prediction) {
    case Prediction::Epsilon:
        return {(x - sigma * output) / alpha, output};
    case Prediction::V:
        return {alpha * x - sigma * output, sigma * x + alpha * output};
    case Prediction::X0:
        return {output, noiseBehind(x, output, level)};
    case Prediction::Flow:
        return {x - sigma * output, x + alpha * output};
    case Prediction::Edm: {
        const auto edm = EdmPreconditioning::at(level.ratio());
        const auto x0 = (edm.skip / alpha) * x + edm.out * output;
        return {x0, noiseBehind(x, x0, level)};
    }
    }
    throw Error(ErrorCode::Internal, "unknown prediction");
}

torch::Tensor predictionTarget(Prediction prediction, const torch::Tensor& x0, const torch::Tensor& eps,
                               const torch::Tensor& alpha, const torch::Tensor& sigma) {
    switch (prediction) {
    case Prediction::Epsilon:
        return eps;
    case Prediction::V:
        return alpha * eps - sigma * x0;
    case Prediction::X0:
        return x0;
    case Prediction::Flow:
        return eps - x0;
    case Prediction::Edm:
        return sigma * x0 - alpha * eps;
    }
    throw Error(ErrorCode::Internal, "unknown prediction");
}

torch::Tensor noiseBehind(const torch::Tensor& x, const torch::Tensor& x0, const NoiseLevel& level) {
    return (x - level.alpha * x0) / level.sigma;
}

} // namespace studio::diffusion
