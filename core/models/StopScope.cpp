// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/StopScope.hpp"

#include "core/base/Progress.hpp"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/function_hook.h>

#include <memory>
#include <utility>

namespace studio::models {

namespace {

std::stop_token& threadsToken() noexcept {
    thread_local std::stop_token token;
    return token;
}

/// Looks before a step of the backward pass. Of the node and not of its tensor, whose gradient may be undefined, as it
/// is below a penalty that is itself a gradient: Tensor::register_hook() asserts otherwise.
class StopHook : public torch::autograd::FunctionPreHook {
public:
    explicit StopHook(std::stop_token stop)
        : m_stop(std::move(stop)) {}
    torch::autograd::variable_list operator()(const torch::autograd::variable_list& gradients) override {
        throwIfStopped(m_stop);
        return gradients;
    }

private:
    std::stop_token m_stop;
};

} // namespace

StopScope::StopScope(std::stop_token stop)
    : m_outer(std::exchange(threadsToken(), std::move(stop))) {}

StopScope::~StopScope() {
    threadsToken() = std::move(m_outer);
}

const std::stop_token& StopScope::token() noexcept {
    return threadsToken();
}

void lookForStop(const torch::Tensor& input) {
    const auto& stop = StopScope::token();
    if (!stop.stop_possible())
        return;
    throwIfStopped(stop);
    // The backward pass may run on other threads: it keeps the token by itself.
    if (at::GradMode::is_enabled() && input.requires_grad() && !input.is_leaf())
        input.grad_fn()->add_pre_hook(std::make_unique<StopHook>(stop));
}

} // namespace studio::models
