// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/PackedConvolution.hpp"

#include <ATen/Context.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include <optional>

namespace studio::models {

namespace {

// They have no C++ functions of their own; both are called by name, as a script would.
constexpr auto packName = "mkldnn_prepacked::conv2d_prepack";
constexpr auto runName = "mkldnn_prepacked::conv2d_run";
constexpr std::size_t packArguments = 8;
constexpr std::size_t runArguments = 2;

// Of the picture that the order is chosen for; every side gets the same today.
constexpr std::int64_t usualImages = 8;
constexpr std::int64_t usualSide = 8;

auto operatorNamed(const char* name, std::size_t arguments) {
    auto found = c10::Dispatcher::singleton().findSchema({name, ""});
    if (found && found->schema().arguments().size() != arguments)
        found.reset();
    return found;
}

} // namespace

std::unique_ptr<PackedConvolution> PackedConvolution::pack(const at::Tensor& weight, const at::Tensor& bias,
                                                           std::int64_t stride, std::int64_t padding) {
    const auto prepack = operatorNamed(packName, packArguments);
    if (!prepack || !operatorNamed(runName, runArguments) || !at::globalContext().userEnabledMkldnn())
        return nullptr;
    const auto both = [](std::int64_t value) { return c10::List<std::int64_t>{value, value}; };
    c10::Stack stack{weight.detach().contiguous(at::MemoryFormat::ChannelsLast),
                     bias.detach(),
                     both(stride),
                     both(padding),
                     both(1),
                     std::int64_t{1},
                     c10::List<std::int64_t>{usualImages, weight.size(1), usualSide, usualSide},
                     std::string("none")};
    prepack->callBoxed(stack);
    return std::unique_ptr<PackedConvolution>(new PackedConvolution(std::move(stack.front())));
}

at::Tensor PackedConvolution::forward(const at::Tensor& x) const {
    static const auto run = operatorNamed(runName, runArguments);
    c10::Stack stack{x.contiguous(at::MemoryFormat::ChannelsLast), m_weights};
    run->callBoxed(stack);
    return std::move(stack.front()).toTensor();
}

} // namespace studio::models
