// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Activations.hpp"

#include "core/kernels/PictureKernels.hpp"
#include "core/models/ThreadBudget.hpp"

#include <torch/autograd.h>

namespace studio::models {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

bool isForKernels(const torch::Tensor& x) {
    return x.is_cpu() && x.scalar_type() == at::kFloat;
}

class Silu : public torch::autograd::Function<Silu> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x) {
        context->save_for_backward({x});
        auto out = x.clone();
        kernels::siluInPlace(out.data_ptr<float>(), out.numel(), freeCores());
        return out;
    }

    static variable_list backward(AutogradContext* context, const variable_list& upstream) {
        const auto x = context->get_saved_variables().front();
        if (at::GradMode::is_enabled()) { // to be differentiated once more
            const auto gate = torch::sigmoid(x);
            return {upstream[0] * gate * (1.0 + x * (1.0 - gate))};
        }
        if (upstream[0].strides() != x.strides())
            return {at::silu_backward(upstream[0], x)};
        auto gradient = torch::empty_like(x);
        kernels::siluGradient(x.data_ptr<float>(), upstream[0].data_ptr<float>(), gradient.data_ptr<float>(), x.numel(),
                              freeCores());
        return {gradient};
    }
};

/// A Function's inputs are defined all: no film is an empty one there.
bool hasNumbers(const torch::Tensor& film) {
    return film.defined() && film.numel() > 0;
}

/// What the library's operations make of it.
torch::Tensor inSteps(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                      const torch::Tensor& film, const torch::nn::GroupNormOptions& options) {
    auto normal = torch::group_norm(x, options.num_groups(), weight, bias, options.eps());
    if (hasNumbers(film)) {
        const auto numbers = film.unsqueeze(2).unsqueeze(3).chunk(2, 1);
        normal = torch::addcmul(numbers[1], normal, 1.0 + numbers[0]);
    }
    return siluOf(std::move(normal));
}

kernels::CellShape shapeOf(const torch::Tensor& x) {
    return {x.size(0), x.size(2) * x.size(3), x.size(1)};
}

kernels::NormNumbers numbersOf(const torch::Tensor& weight, const torch::Tensor& bias, const torch::Tensor& film,
                               const torch::nn::GroupNormOptions& options) {
    return {.groups = options.num_groups(),
            .epsilon = static_cast<float>(options.eps()),
            .weight = weight.data_ptr<float>(),
            .bias = bias.data_ptr<float>(),
            .film = hasNumbers(film) ? film.data_ptr<float>() : nullptr,
            .filmStride = hasNumbers(film) && film.size(0) > 1 ? film.size(1) : 0};
}

class SiluOfNorm : public torch::autograd::Function<SiluOfNorm> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight,
                                 const torch::Tensor& bias, const torch::Tensor& film,
                                 const torch::nn::GroupNormOptions& options) {
        context->save_for_backward({x, weight, bias, film});
        context->saved_data["groups"] = options.num_groups();
        context->saved_data["epsilon"] = options.eps();
        auto out = torch::empty_like(x);
        kernels::siluOfNorm(x.data_ptr<float>(), out.data_ptr<float>(), shapeOf(x),
                            numbersOf(weight, bias, film, options), freeCores());
        return out;
    }

    static variable_list backward(AutogradContext* context, const variable_list& upstream) {
        const auto options = torch::nn::GroupNormOptions(context->saved_data["groups"].toInt(), 1)
                                 .eps(context->saved_data["epsilon"].toDouble());
        auto inputs = context->get_saved_variables();
        auto gradients = at::GradMode::is_enabled() ? throughSteps(inputs, upstream[0], options)
                                                    : throughKernel(inputs, upstream[0], options);
        gradients.emplace_back(); // of the options
        return gradients;
    }

private:
    static variable_list throughKernel(const variable_list& inputs, const torch::Tensor& upstream,
                                       const torch::nn::GroupNormOptions& options) {
        const auto& x = inputs[0];
        const auto& film = inputs[3];
        const auto above = upstream.contiguous(at::MemoryFormat::ChannelsLast);
        auto gradient = torch::empty_like(x);
        auto ofWeight = torch::zeros_like(inputs[1]), ofBias = torch::zeros_like(inputs[2]);
        auto ofFilm = torch::zeros_like(film);
        kernels::siluOfNormGradients(x.data_ptr<float>(), above.data_ptr<float>(), gradient.data_ptr<float>(),
                                     shapeOf(x), numbersOf(inputs[1], inputs[2], film, options),
                                     {.weight = ofWeight.data_ptr<float>(),
                                      .bias = ofBias.data_ptr<float>(),
                                      .film = hasNumbers(film) ? ofFilm.data_ptr<float>() : nullptr},
                                     freeCores());
        return {gradient, ofWeight, ofBias, ofFilm};
    }

    /// For a gradient that is differentiated once more.
    static variable_list throughSteps(const variable_list& inputs, const torch::Tensor& upstream,
                                      const torch::nn::GroupNormOptions& options) {
        variable_list asked;
        for (const auto& each : inputs)
            if (each.requires_grad())
                asked.push_back(each);
        const auto found =
            torch::autograd::grad({inSteps(inputs[0], inputs[1], inputs[2], inputs[3], options)}, asked, {upstream},
                                  /*retain_graph=*/true, /*create_graph=*/true);
        variable_list gradients;
        auto next = found.begin();
        for (const auto& each : inputs)
            gradients.push_back(each.requires_grad() ? *next++ : torch::Tensor());
        return gradients;
    }
};

} // namespace

torch::Tensor siluOf(torch::Tensor x) {
    if (!isForKernels(x) || !x.is_non_overlapping_and_dense())
        return at::GradMode::is_enabled() ? torch::silu(x) : torch::silu_(x);
    if (at::GradMode::is_enabled())
        return Silu::apply(x);
    kernels::siluInPlace(x.data_ptr<float>(), x.numel(), freeCores());
    return x;
}

torch::Tensor siluOfNorm(const torch::Tensor& x, torch::nn::GroupNorm& norm, const torch::Tensor& film) {
    if (!isForKernels(x) || !x.is_contiguous(at::MemoryFormat::ChannelsLast))
        return inSteps(x, norm->weight, norm->bias, film, norm->options);
    const auto numbers = film.defined() ? film.contiguous() : torch::empty({0}, x.options());
    return SiluOfNorm::apply(x, norm->weight, norm->bias, numbers, norm->options);
}

} // namespace studio::models
