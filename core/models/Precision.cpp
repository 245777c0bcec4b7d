// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Precision.hpp"

#include "core/base/Error.hpp"
#include "core/models/Convolution.hpp"

#include <utility>

namespace studio::models {

PrecisionScope::PrecisionScope(const torch::nn::Module& module, Precision precision) {
    if (precision == Precision::Float32)
        return;
    for (const auto& each : module.modules(/*include_self=*/false))
        if (auto convolution = std::dynamic_pointer_cast<ConvolutionImpl>(each))
            m_convolutions.push_back(std::move(convolution));
    for (const auto& each : m_convolutions)
        each->setPrecision(precision);
}

PrecisionScope::~PrecisionScope() {
    for (const auto& each : m_convolutions)
        each->setPrecision(Precision::Float32);
}

bool processorHasBFloat16() noexcept {
#if defined(__GNUC__) && defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

Precision chosenPrecision(const std::string& name, at::Device device) {
    if (name == "float32" || (name == "auto" && device.is_cpu()))
        return Precision::Float32;
    if (name != "bfloat16" && name != "auto")
        throw Error(ErrorCode::WrongUsage, "unknown precision \"" + name + "\"");
    if (device.is_cpu() && !processorHasBFloat16())
        throw Error(ErrorCode::WrongUsage, "precision=bfloat16: this processor has no instructions for it",
                    "Leave precision at auto, or train on a GPU.");
    return Precision::BFloat16;
}

} // namespace studio::models
