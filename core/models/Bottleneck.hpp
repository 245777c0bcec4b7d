// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/PictureShape.hpp"
#include "core/models/StepInfo.hpp"

#include "core/models/Torch.hpp"

#include <functional>
#include <string>
#include <vector>

namespace studio::models {

/// One term of the objective beside reconstruction: weight * value. The value is a sum over the latent of one picture,
/// averaged over the batch, to match the reconstruction term.
struct LossTerm {
    std::string name;
    torch::Tensor value;
    double weight = 1.0;
};

/// A scalar worth plotting that nothing is differentiated through.
struct Measure {
    std::string name;
    torch::Tensor value;
};

struct BottleneckOutput {
    torch::Tensor latent; ///< what the decoder sees
    std::vector<LossTerm> terms;
    std::vector<Measure> measures;
};

/// The latent that a model promises: `size` channels over the grid, or the length of a vector.
struct LatentLayout {
    LatentKind kind = LatentKind::Spatial;
    std::int64_t size = 4;
};

using DecodeFn = std::function<torch::Tensor(const torch::Tensor&)>;

/// What stands between encoder and decoder; the five models differ in nothing else.
class Bottleneck : public torch::nn::Module {
public:
    /// Values that the encoder must give per latent value; 2 for a mean and a variance.
    virtual std::int64_t encoderFactor() const { return 1; }

    /// Encoder output [N,factor*C,h,w] or [N,factor*D] to what the decoder sees, with the loss terms. `decode` is the
    /// decoder, for penalties on it.
    virtual BottleneckOutput forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn& decode) = 0;

    /// The latent that diffusion is trained on, [N,C,h,w] or [N,D]: the posterior mean, or the code before
    /// quantisation.
    virtual torch::Tensor encodeMean(const torch::Tensor& encoded) { return encoded; }

    /// A latent of encodeMean()'s space to what the decoder sees: quantises where the model does.
    virtual torch::Tensor prepareForDecoder(const torch::Tensor& latent) { return latent; }
};

/// [N,C,h,w] to rows [N*h*w,C], or [N,D] to rows [N*D/code, code]. Undo with fromRows.
torch::Tensor toRows(const torch::Tensor& latent, std::int64_t code);
torch::Tensor fromRows(const torch::Tensor& rows, at::IntArrayRef sizes);

/// exp(entropy) of the shares in which codes were used; `counts` [K].
torch::Tensor perplexity(const torch::Tensor& counts);

} // namespace studio::models
