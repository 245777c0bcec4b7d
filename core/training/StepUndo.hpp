// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/StateDict.hpp"

#include <vector>

namespace studio::training {

/// Puts tensors back to what they were when a step began that is broken off. Random numbers and data order need no such
/// thing: they follow from (seed, step).
class StepUndo {
public:
    /// `changing` share their storage with what changes.
    explicit StepUndo(models::StateDict changing);

    void remember();
    /// To the last remember().
    void putBack() const;

private:
    models::StateDict m_changing;
    std::vector<torch::Tensor> m_before; ///< of m_changing, in its order
};

} // namespace studio::training
