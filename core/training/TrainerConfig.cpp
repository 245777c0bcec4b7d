// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainerConfig.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <cmath>

namespace studio::training {

TrainerConfig trainerConfig(const Parameters& parameters, std::int64_t samples, std::optional<std::int64_t> steps) {
    TrainerConfig config;
    config.batchSize = std::min(parameters.integer("batch_size"), samples);
    const double perEpoch = static_cast<double>(samples) / static_cast<double>(config.batchSize);
    config.totalSteps = steps.value_or(std::llround(std::ceil(parameters.real("epochs") * perEpoch)));
    config.totalSteps = std::max<std::int64_t>(config.totalSteps, 1);
    // A validation costs as much as some steps: few of them in a short run.
    config.validations = static_cast<int>(std::clamp<std::int64_t>(config.totalSteps / 100, 4, 12));
    config.learningRate = parameters.real("learning_rate");
    config.warmupSteps = std::min(parameters.integer("warmup_steps"), config.totalSteps / 10);
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
