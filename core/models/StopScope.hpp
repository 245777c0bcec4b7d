// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <stop_token>

namespace studio::models {

/// While it lives, every Convolution that the calling thread computes looks at `stop`, before it does and before its
/// gradient goes further back, and throws Cancelled: a step of seconds is broken off within one layer. inShares() hands
/// it on to its threads.
class StopScope {
public:
    explicit StopScope(std::stop_token stop);
    ~StopScope();
    StopScope(const StopScope&) = delete;
    StopScope& operator=(const StopScope&) = delete;

    /// Of the innermost one of this thread; without any, a token that no stop comes from.
    static const std::stop_token& token() noexcept;

private:
    std::stop_token m_outer;
};

/// One such look, at the input of a layer. Throws Cancelled, later also out of the backward pass that reaches `input`.
void lookForStop(const torch::Tensor& input);

} // namespace studio::models
