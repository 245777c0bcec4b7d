// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Bottleneck.hpp"

#include <string>
#include <vector>

namespace studio::models {

/// Finite scalar quantisation (Mentzer et al. 2023): every value is bounded and rounded to one of L levels,
///   half = (L-1)(1+1e-3)/2;  off = 1/2 for even L, else 0;  b = tanh(z + atanh(off/half)) half - off;  q =
///   round(b)/(L//2),
/// with a straight-through gradient. The codebook is implicit: prod(L) codes, none of which can die.
/// Diffusion works on the bounded value before rounding, b/(L//2), which lies in about [-1,1]; decoding rounds.
class FsqBottleneck : public Bottleneck {
public:
    /// One entry a channel of a spatial latent; a vector repeats them.
    explicit FsqBottleneck(const std::vector<std::int64_t>& levels);
    BottleneckOutput forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn& decode) override;
    torch::Tensor encodeMean(const torch::Tensor& encoded) override;
    torch::Tensor prepareForDecoder(const torch::Tensor& latent) override;

    /// Code numbers of quantised rows [M,channels]: [M], int64, first channel fastest.
    torch::Tensor indices(const torch::Tensor& quantised) const;
    std::int64_t codeCount() const noexcept { return m_codeCount; }

private:
    torch::Tensor bounded(const torch::Tensor& rows) const;
    torch::Tensor rounded(const torch::Tensor& rows) const;

    std::int64_t m_channels = 0;
    std::int64_t m_codeCount = 1;
    // Constants [channels]; not buffers, because they follow from the levels and belong in no file.
    torch::Tensor m_half;
    torch::Tensor m_offset; ///< off
    torch::Tensor m_shift;  ///< atanh(off/half)
    torch::Tensor m_scale;  ///< L//2
    torch::Tensor m_top;    ///< highest rounded value, L - 1 - L//2
    torch::Tensor m_basis;  ///< products of the levels before
};

/// Reads "8,5,5,5". Throws Error(WrongUsage) unless there are 1 to 16 levels from 2 to 256 and at most 65,536 codes.
std::vector<std::int64_t> parseLevels(const std::string& text);

} // namespace studio::models
