// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/StopScope.hpp"

#include "core/base/Progress.hpp"

#include <utility>

namespace studio::models {

namespace {

std::stop_token& threadsToken() noexcept {
    thread_local std::stop_token token;
    return token;
}

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
        input.register_hook([stop](const torch::Tensor&) { throwIfStopped(stop); });
}

} // namespace studio::models
