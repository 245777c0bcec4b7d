// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/models/StateDict.hpp"
#include "core/models/StepInfo.hpp"

#include "core/models/Torch.hpp"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace studio::training {

/// A scalar tensor with the name of its column in metrics.csv; detached, or about to be.
struct NamedScalar {
    std::string name;
    torch::Tensor value;
};

/// What a batch costs: `total` is what is differentiated; `parts` are its terms and measures, for the plots only.
struct BatchLoss {
    torch::Tensor total;
    std::vector<NamedScalar> parts;
};

/// A term as it enters the loss, times its weight of this step, stands beside the term itself under this name.
inline std::string weightedPart(const std::string& term) {
    return "weighted_" + term;
}
inline bool isWeightedPart(const std::string& name) {
    return name.starts_with("weighted_");
}

/// Validation columns in the order in which they stand in metrics.csv.
using Metrics = std::vector<std::pair<std::string, double>>;

/// What is trained and what a batch costs; Trainer owns the loop, the optimiser and the files. Used by one thread.
class Task {
public:
    virtual ~Task() = default;

    /// Trained parameters and stored buffers. The trainer moves the parameters into one flat tensor, so do not keep
    /// copies of them; parameters that must stay frozen do not belong in here.
    virtual torch::nn::Module& module() = 0;

    /// What else changes while training, under names of its own: it is kept in checkpoints, but neither averaged nor
    /// part of the model. The tensors share their storage with the task's.
    virtual models::StateDict companions() const { return {}; }

    /// What loss() itself changes, beside gradients: put back when a step is broken off. The tensors share their
    /// storage with the task's.
    virtual models::StateDict changedByLoss() {
        auto changed = companions();
        for (const auto& buffer : module().named_buffers())
            changed.emplace_back(buffer.key(), buffer.value());
        return changed;
    }

    /// Number of training samples, at least 1. An epoch visits each once, in a seeded order.
    virtual std::int64_t trainingSamples() const = 0;

    /// The loss of a batch. `samples` are positions in [0, trainingSamples()). Takes all randomness from info.generator
    /// (on the CPU; move the numbers to the device), so that the same step always costs the same.
    virtual BatchLoss loss(std::span<const std::int64_t> samples, const models::StepInfo& info) = 0;

    /// Validation with the weights that are in the module (the trainer has put the averaged ones there), in eval mode
    /// and without gradients. At most `limit` pictures, 0: all. Column names start with "val_". Throws Cancelled.
    virtual Metrics validate(std::int64_t limit, std::stop_token stop) = 0;

    /// Number of samples that validate() looks at without a limit.
    virtual std::int64_t validationSamples() const { return 0; }

    /// The column of validate() by which the best checkpoint is chosen; lower is better.
    virtual std::string selectionMetric() const = 0;

    /// A picture of what the model does now, the same inputs or seeds every time. Same conditions as validate().
    virtual Image sampleGrid(std::stop_token stop) = 0;

    /// After which share of the run keepEarly() is called, in [0, 1); 0: never.
    virtual double earlyShare() const { return 0.0; }
    /// Called once on the way, with the averaged weights in the module.
    virtual void keepEarly() {}

    /// How many samples pass through the network for one grid; a short run is given fewer grids. 0: hardly any.
    virtual std::int64_t gridEvaluations() const { return 0; }
};

} // namespace studio::training
