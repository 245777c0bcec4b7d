// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Bottleneck.hpp"

namespace studio::models {

struct CodebookConfig {
    std::int64_t size = 512;        ///< K, number of codes
    std::int64_t codeDimension = 4; ///< values a code stands for
    double commitment = 0.25;
    double decay = 0.99;        ///< d
    bool rotationTrick = false; ///< gradient through a rotation instead of straight through
};

/// Vector quantisation with a codebook that follows its vectors by exponential averages (van den Oord et al. 2017,
/// A.1):
///   N <- d N + (1-d) n;  m <- d m + (1-d) sum z;  N^ = (N + eps) / (sum N + K eps) * sum N;  e = m / N^,  eps = 1e-5.
/// The first training batch places the codes by k-means. A code whose average count falls below 2 (below a quarter of
/// the mean count where a batch is small) is moved to a random vector of the batch. Loss term: commitment * |z -
/// sg(e)|^2, which trains the encoder only; the common "legacy" form that weighs the codebook's term instead is not
/// offered. Diffusion works on the code before quantisation; decoding quantises (Rombach et al. 2022, VQ variant).
class EmaCodebookBottleneck : public Bottleneck {
public:
    explicit EmaCodebookBottleneck(CodebookConfig config);
    BottleneckOutput forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn& decode) override;
    torch::Tensor prepareForDecoder(const torch::Tensor& latent) override;

    /// Index of the nearest code for rows [M,d]: [M], int64.
    torch::Tensor nearest(const torch::Tensor& rows) const;
    /// One step of the averages for rows [M,d] with their codes [M].
    void follow(const torch::Tensor& rows, const torch::Tensor& codes);
    torch::Tensor codebook() const { return m_codes; }
    /// Places the codes by k-means over rows [M,d]; seeds from randomly chosen rows.
    void initialise(const torch::Tensor& rows, const c10::optional<at::Generator>& generator);

private:
    void replaceDeadCodes(const torch::Tensor& rows, const c10::optional<at::Generator>& generator);

    CodebookConfig m_config;
    torch::Tensor m_codes;       ///< e [K,d]
    torch::Tensor m_counts;      ///< N [K]
    torch::Tensor m_sums;        ///< m [K,d]
    torch::Tensor m_initialised; ///< 0 until the first training batch
};

/// Carries the gradient of `quantised` back to `vectors` (both [M,d]) by the rotation and scaling that turns one into
/// the other, held constant (Fifty et al. 2024): l (I - 2 r r^T + 2 q^ z^T), l = |q|/|z|, r = (z^ + q^)/|z^ + q^|.
torch::Tensor rotateTo(const torch::Tensor& vectors, const torch::Tensor& quantised);

} // namespace studio::models
