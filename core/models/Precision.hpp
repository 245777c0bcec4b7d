// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <memory>
#include <string>
#include <vector>

namespace studio::models {

/// Of the numbers that convolutions multiply; weights, gradients and everything in between stay float32.
enum class Precision { Float32, BFloat16 };

class ConvolutionImpl;

/// While it lives, all Convolutions of a module multiply in that precision; afterwards in float32 again.
class PrecisionScope {
public:
    PrecisionScope(const torch::nn::Module& module, Precision precision);
    ~PrecisionScope();
    PrecisionScope(const PrecisionScope&) = delete;
    PrecisionScope& operator=(const PrecisionScope&) = delete;

private:
    std::vector<std::shared_ptr<ConvolutionImpl>> m_convolutions; ///< none for float32
};

/// Whether the processor multiplies bfloat16 itself (AVX512-BF16); others take ten times as long as for float32.
bool processorHasBFloat16() noexcept;

/// What a run's parameter stands for on a device: "float32", "bfloat16", or "auto": bfloat16 on a GPU, else float32.
/// Throws Error(WrongUsage) for bfloat16 on a processor without it, and for another word.
Precision chosenPrecision(const std::string& name, at::Device device);

} // namespace studio::models
