// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/FastConvolution.hpp"

#include "core/kernels/WinogradConvolution.hpp"
#include "core/models/ThreadBudget.hpp"

#include <torch/autograd.h>

namespace studio::models {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr auto channelsLast = at::MemoryFormat::ChannelsLast;

kernels::PictureSizes sizesOf(const at::Tensor& x) {
    return {x.size(0), x.size(2), x.size(3)};
}

class FastConvolution : public torch::autograd::Function<FastConvolution> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight,
                              const at::Tensor& bias) {
        context->save_for_backward({x, weight});
        const auto filters = weight.contiguous();
        return convolved(x, {filters.data_ptr<float>(), bias.data_ptr<float>(), weight.size(1), weight.size(0)});
    }

    static variable_list backward(AutogradContext* context, const variable_list& upstream) {
        const auto saved = context->get_saved_variables();
        const auto& x = saved[0];
        const auto& weight = saved[1];
        const auto asked = [context](std::size_t input) { return context->needs_input_grad(input); };
        if (at::GradMode::is_enabled()) { // to be differentiated once more
            const auto all = at::convolution_backward(upstream[0], x, weight, at::IntArrayRef(weight.size(0)), {1, 1},
                                                      {1, 1}, {1, 1}, false, {0, 0}, 1, {asked(0), asked(1), asked(2)});
            return {std::get<0>(all), std::get<1>(all), std::get<2>(all)};
        }
        const auto above = upstream[0].contiguous(channelsLast);
        return {asked(0) ? inputGradient(above, weight) : at::Tensor(),
                asked(1) ? weightGradient(x, above, weight) : at::Tensor(),
                asked(2) ? above.sum({0, 2, 3}) : at::Tensor()};
    }

private:
    static at::Tensor inputGradient(const at::Tensor& above, const at::Tensor& weight) {
        const auto filters = weight.contiguous();
        return convolved(above, {filters.data_ptr<float>(), nullptr, weight.size(1), weight.size(0),
                                 kernels::WinogradConvolution::Direction::Backward});
    }

    static at::Tensor weightGradient(const at::Tensor& x, const at::Tensor& above, const at::Tensor& weight) {
        const auto cells = x.contiguous(channelsLast);
        auto gradient = at::empty(weight.sizes(), weight.options());
        kernels::WinogradConvolution::weightGradient(cells.data_ptr<float>(), weight.size(1), above.data_ptr<float>(),
                                                     weight.size(0), sizesOf(x), gradient.data_ptr<float>(),
                                                     freeCores());
        return gradient;
    }
};

} // namespace

at::Tensor convolved(const at::Tensor& x, const kernels::WinogradConvolution& convolution) {
    const auto cells = x.contiguous(channelsLast);
    auto y =
        at::empty({x.size(0), convolution.channels(), x.size(2), x.size(3)}, x.options().memory_format(channelsLast));
    convolution.apply(cells.data_ptr<float>(), y.data_ptr<float>(), sizesOf(x), freeCores());
    return y;
}

bool isFastConvolution(const at::Tensor& x, const at::Tensor& weight) {
    return x.is_cpu() && x.scalar_type() == at::kFloat &&
           kernels::WinogradConvolution::isChosen(weight.size(1), weight.size(0), x.size(0) * x.size(2) * x.size(3));
}

at::Tensor fastConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    return FastConvolution::apply(x, weight, bias);
}

} // namespace studio::models
