// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingState.hpp"

#include "core/base/Error.hpp"
#include "core/training/Schedules.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>

namespace studio::training {

namespace {

/// Hexadecimal floating point: reads back to the same bits, and with a point whatever the locale.
std::string exactText(double value) {
    char text[64];
    const auto [end, status] = std::to_chars(text, text + sizeof text, value, std::chars_format::hex);
    return {text, end};
}

/// Also as "%a" wrote it before: "0x1.8p+1", or "0x1,8p+1" where the locale has a decimal comma.
double exactNumber(std::string text) {
    if (const auto prefix = text.find("0x"); prefix != std::string::npos)
        text.erase(prefix, 2);
    std::ranges::replace(text, ',', '.');
    double value = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::hex);
    return value;
}

const std::string& field(const models::WeightFile& checkpoint, const std::string& key, const std::string& source) {
    const auto found = checkpoint.metadata.find(key);
    if (found == checkpoint.metadata.end())
        throw Error(ErrorCode::Mismatch, source + " is no training checkpoint: it has no \"" + key + "\"");
    return found->second;
}

} // namespace

TrainingState::TrainingState(torch::nn::Module& module, AdamWConfig config, models::StateDict companions)
    : m_module(module)
    , m_parameters(module)
    , m_optimiser(m_parameters, config)
    , m_average(m_parameters.values().clone())
    , m_companions(std::move(companions)) {}

void TrainingState::updateAverage(std::int64_t step, double decay) {
    const torch::NoGradGuard noGrad;
    m_average.lerp_(m_parameters.values(), 1.0 - emaDecayAt(step, decay));
}

models::StateDict TrainingState::averagedWeights() const {
    auto weights = m_parameters.named("", m_average);
    for (const auto& item : m_module.named_buffers())
        weights.emplace_back(item.key(), item.value());
    return models::copied(weights);
}

models::StateDict TrainingState::tensors() const {
    models::StateDict all;
    const auto add = [&](std::string_view prefix, const torch::Tensor& flat) {
        auto named = m_parameters.named(std::string(prefix), flat);
        all.insert(all.end(), named.begin(), named.end());
    };
    add(weightPrefix, m_parameters.values());
    add(averagePrefix, m_average);
    add(firstMomentPrefix, m_optimiser.firstMoment());
    add(secondMomentPrefix, m_optimiser.secondMoment());
    for (const auto& item : m_module.named_buffers())
        all.emplace_back(std::string(bufferPrefix) + item.key(), item.value());
    all.insert(all.end(), m_companions.begin(), m_companions.end());
    return all;
}

void TrainingState::write(const RunPosition& position, const io::ByteSink& sink) const {
    models::writeWeights(tensors(),
                         {{"step", std::to_string(position.step)},
                          {"seed", std::to_string(position.seed)},
                          {"batch_size", std::to_string(position.batchSize)},
                          {"samples", std::to_string(position.samples)},
                          {"seconds", exactText(position.seconds)},
                          {"best_selection", exactText(position.bestSelection)},
                          {"selection_metric", position.selectionMetric}},
                         sink);
}

RunPosition TrainingState::restore(const models::WeightFile& checkpoint, const std::string& source) {
    const auto whole = [&](const char* key) {
        return std::strtoll(field(checkpoint, key, source).c_str(), nullptr, 10);
    };
    const auto real = [&](const char* key) { return exactNumber(field(checkpoint, key, source)); };
    RunPosition position;
    position.step = whole("step");
    position.seed = std::strtoull(field(checkpoint, "seed", source).c_str(), nullptr, 10);
    position.batchSize = whole("batch_size");
    position.samples = whole("samples");
    position.seconds = real("seconds");
    position.bestSelection = real("best_selection");
    if (const auto metric = checkpoint.metadata.find("selection_metric"); metric != checkpoint.metadata.end())
        position.selectionMetric = metric->second;
    models::copyInto(tensors(), checkpoint.tensors, source);
    return position;
}

TrainingState::UseAverage::UseAverage(TrainingState& state)
    : m_state(state)
    , m_weights(state.m_parameters.values().clone())
    , m_wasTraining(state.m_module.is_training()) {
    const torch::NoGradGuard noGrad;
    m_state.m_parameters.values().copy_(m_state.m_average);
    m_state.m_module.eval();
}

TrainingState::UseAverage::~UseAverage() {
    const torch::NoGradGuard noGrad;
    m_state.m_parameters.values().copy_(m_weights);
    m_state.m_module.train(m_wasTraining);
}

} // namespace studio::training
