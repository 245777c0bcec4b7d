// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainerConfig.hpp"

#include "core/base/Error.hpp"

#include <algorithm>

namespace studio::training {

TrainerConfig trainerConfig(const Parameters& parameters, std::int64_t samples, std::int64_t beginStep) {
    TrainerConfig config;
    config.batchSize = std::min(parameters.integer("batch_size"), samples);
    config.totalSteps = parameters.integer("steps");
    config.beginStep = beginStep;
    const std::int64_t length = config.totalSteps - beginStep;
    // A validation costs as much as some steps: few of them in a short run.
    config.validations = static_cast<int>(std::clamp<std::int64_t>(length / 100, 4, 12));
    config.learningRate = parameters.real("learning_rate");
    config.warmupSteps = std::min(parameters.integer("warmup_steps"), length / 10);
    config.emaDecay = parameters.real("ema_decay");
    config.adam.weightDecay = parameters.real("weight_decay");
    config.adam.clipNorm = parameters.real("clip_norm");
    return config;
}

at::Device chosenDevice(DeviceChoice choice) {
    if (choice == DeviceChoice::Cpu)
        return at::kCPU;
    if (torch::cuda::is_available())
        return at::Device(at::kCUDA, 0);
    if (choice == DeviceChoice::Cuda)
        throw Error(ErrorCode::NoDevice, "no CUDA device is available", "Choose the device cpu or auto.");
    return at::kCPU;
}

} // namespace studio::training
