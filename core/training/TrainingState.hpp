// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/StateDict.hpp"
#include "core/training/FlatAdamW.hpp"
#include "core/training/FlatParameters.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace studio::training {

// What the tensors of a checkpoint are called: prefix + the model's own name.
inline constexpr std::string_view weightPrefix = "weights.";
inline constexpr std::string_view averagePrefix = "average.";
inline constexpr std::string_view firstMomentPrefix = "moment1.";
inline constexpr std::string_view secondMomentPrefix = "moment2.";
inline constexpr std::string_view bufferPrefix = "buffer.";

/// Where a run stands, beside its tensors. Random numbers and data order follow from (seed, step) alone.
struct RunPosition {
    std::int64_t step = 0;
    std::uint64_t seed = 0;
    std::int64_t batchSize = 0;
    std::int64_t samples = 0;
    double seconds = 0.0; ///< spent training, over all sessions
    double bestSelection = std::numeric_limits<double>::infinity();
    std::string selectionMetric = {}; ///< what bestSelection is a value of; empty in checkpoints of earlier versions
};

/// Everything that changes while a module trains: weights, their average, AdamW's moments, the module's buffers, and
/// `companions`: Task::companions().
class TrainingState {
public:
    TrainingState(torch::nn::Module& module, AdamWConfig config, models::StateDict companions = {});

    FlatAdamW& optimiser() noexcept { return m_optimiser; }
    /// average <- d average + (1-d) weights, d = emaDecayAt(step, decay); decay 0: the average is the weights.
    void updateAverage(std::int64_t step, double decay);

    /// A copy of the averaged weights and the buffers, on the CPU, under the model's own names.
    models::StateDict averagedWeights() const;

    /// Gives `sink` the bytes of a checkpoint, tensor after tensor and without a copy of them all.
    void write(const RunPosition& position, const io::ByteSink& sink) const;
    /// Throws Error(Mismatch), and then has changed nothing.
    RunPosition restore(const models::WeightFile& checkpoint, const std::string& source);

    /// While it lives, the module computes with the averaged weights.
    class UseAverage {
    public:
        explicit UseAverage(TrainingState& state);
        ~UseAverage();
        UseAverage(const UseAverage&) = delete;
        UseAverage& operator=(const UseAverage&) = delete;

    private:
        TrainingState& m_state;
        torch::Tensor m_weights;
        bool m_wasTraining;
    };

private:
    models::StateDict tensors() const;

    torch::nn::Module& m_module;
    FlatParameters m_parameters;
    FlatAdamW m_optimiser;
    torch::Tensor m_average;
    models::StateDict m_companions;
};

} // namespace studio::training
