// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/UNet.hpp"

#include "core/models/Activations.hpp"

#include <algorithm>
#include <cmath>

namespace studio::diffusion {

namespace {

constexpr std::int64_t groups = 8;
constexpr std::int64_t headSize = 32;
constexpr std::int64_t smallestSide = 4;
constexpr std::int64_t mostLevels = 4;

} // namespace

/// y = skip(x) + conv(SiLU(conv(SiLU((1 + a) GroupNorm(x) + b)))), with (a, b) linear in the steering vector (FiLM,
/// Perez et al. 2018).
class UNet::Block : public torch::nn::Module {
public:
    Block(std::int64_t in, std::int64_t out, std::int64_t steering)
        : m_norm(register_module("norm", torch::nn::GroupNorm(groups, in)))
        , m_film(register_module("film", torch::nn::Linear(steering, 2 * in)))
        , m_first(register_module("conv1", models::conv3x3(in, out)))
        , m_second(register_module("conv2", models::conv3x3(out, out))) {
        if (in != out)
            m_skip = register_module("skip", models::conv1x1(in, out));
    }

    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& steering) {
        const auto first = m_first->forward(models::siluOfNorm(x, m_norm, m_film->forward(steering)));
        const auto second = m_second->forward(models::siluOf(first));
        return (m_skip ? m_skip->forward(x) : x) + second;
    }

    void zeroOutput() { m_second->zero(); }

private:
    torch::nn::GroupNorm m_norm{nullptr};
    torch::nn::Linear m_film{nullptr};
    models::Convolution m_first{nullptr};
    models::Convolution m_second{nullptr};
    models::Convolution m_skip{nullptr};
};

/// Self-attention among all cells, residual, heads of 32 channels: [N,C,h,w] to [N,C,h,w].
class UNet::Attention : public torch::nn::Module {
public:
    explicit Attention(std::int64_t channels)
        : m_heads(std::max<std::int64_t>(channels / headSize, 1))
        , m_norm(register_module("norm", torch::nn::GroupNorm(groups, channels)))
        , m_project(register_module("qkv", torch::nn::Linear(channels, 3 * channels)))
        , m_output(register_module("out", torch::nn::Linear(channels, channels))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        const auto n = x.size(0), channels = x.size(1), cells = x.size(2) * x.size(3);
        const auto tokens = m_norm->forward(x).permute({0, 2, 3, 1}).reshape({n, cells, channels});
        const auto qkv =
            m_project->forward(tokens).view({n, cells, 3, m_heads, channels / m_heads}).permute({2, 0, 3, 1, 4});
        const double scale = 1.0 / std::sqrt(static_cast<double>(channels / m_heads));
        const auto weights = torch::softmax(torch::matmul(qkv[0] * scale, qkv[1].transpose(-2, -1)), -1);
        const auto mixed = torch::matmul(weights, qkv[2]).transpose(1, 2).reshape({n, cells, channels});
        const auto picture = m_output->forward(mixed).view({n, x.size(2), x.size(3), channels});
        return x + picture.permute({0, 3, 1, 2});
    }

    void zeroOutput() {
        const torch::NoGradGuard noGrad;
        m_output->weight.zero_();
        m_output->bias.zero_();
    }

private:
    std::int64_t m_heads;
    torch::nn::GroupNorm m_norm{nullptr};
    torch::nn::Linear m_project{nullptr};
    torch::nn::Linear m_output{nullptr};
};

UNet::UNet(const UNetConfig& config)
    : m_config(config)
    , m_conditioning(
          register_module("conditioning", std::make_shared<Conditioning>(4 * config.width, config.classes))) {
    const auto lowest = 2 * config.width;
    const auto highest = config.levels > 1 ? config.width : lowest;
    m_input = register_module("input", models::conv3x3(config.channels, highest));
    for (std::int64_t level = 0; level + 1 < config.levels; ++level)
        m_stages.push_back(makeStage(level));
    for (std::int64_t i = 0; i <= config.blocks; ++i)
        m_middle.push_back(makeBlock("middle" + std::to_string(i), lowest, lowest));
    if (config.attention)
        m_attention = register_module("attention", std::make_shared<Attention>(lowest));
    m_norm = register_module("norm", torch::nn::GroupNorm(groups, highest));
    m_output = register_module("output", models::conv3x3(highest, config.channels));
}

std::shared_ptr<UNet::Block> UNet::makeBlock(const std::string& name, std::int64_t in, std::int64_t out) {
    return register_module(name, std::make_shared<Block>(in, out, 4 * m_config.width));
}

UNet::Stage UNet::makeStage(std::int64_t level) {
    const std::string name = "stage" + std::to_string(level) + "_";
    const auto width = m_config.width;
    const auto below = level + 2 == m_config.levels ? 2 * width : width;
    Stage stage;
    for (std::int64_t i = 0; i < m_config.blocks; ++i)
        stage.down.push_back(makeBlock(name + "down" + std::to_string(i), width, width));
    stage.shrink = register_module(name + "shrink", models::Convolution(width, below, 3, 2));
    stage.grow = register_module(name + "grow", models::conv1x1(below, 4 * width));
    for (std::int64_t i = 0; i < m_config.blocks; ++i)
        stage.up.push_back(makeBlock(name + "up" + std::to_string(i), i == 0 ? 2 * width : width, width));
    return stage;
}

torch::Tensor UNet::forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) {
    const auto height = x.size(2), width = x.size(3);
    const std::int64_t multiple = std::int64_t{1} << (m_config.levels - 1);
    const auto missing = [&](std::int64_t side) { return (multiple - side % multiple) % multiple; };
    auto hidden = x;
    if (missing(height) + missing(width) > 0)
        hidden = torch::constant_pad_nd(hidden, {0, missing(width), 0, missing(height)});
    hidden = m_input->forward(hidden.contiguous(at::MemoryFormat::ChannelsLast));

    const auto steering = m_conditioning->forward(time, labels);
    std::vector<torch::Tensor> skips;
    for (auto& stage : m_stages) {
        for (const auto& block : stage.down)
            hidden = block->forward(hidden, steering);
        skips.push_back(hidden);
        hidden = stage.shrink->forward(hidden);
    }
    for (std::size_t i = 0; i < m_middle.size(); ++i) {
        hidden = m_middle[i]->forward(hidden, steering);
        if (i == 0 && m_attention)
            hidden = m_attention->forward(hidden);
    }
    for (auto stage = m_stages.rbegin(); stage != m_stages.rend(); ++stage) {
        const auto grown = torch::pixel_shuffle(stage->grow->forward(hidden), 2);
        hidden = torch::cat({grown.contiguous(at::MemoryFormat::ChannelsLast), skips.back()}, 1);
        skips.pop_back();
        for (const auto& block : stage->up)
            hidden = block->forward(hidden, steering);
    }
    hidden = m_output->forward(models::siluOfNorm(hidden, m_norm));
    return hidden.slice(2, 0, height).slice(3, 0, width);
}

void UNet::zeroOutput() {
    for (const auto& stage : m_stages) {
        for (const auto& block : stage.down)
            block->zeroOutput();
        for (const auto& block : stage.up)
            block->zeroOutput();
    }
    for (const auto& block : m_middle)
        block->zeroOutput();
    if (m_attention)
        m_attention->zeroOutput();
    m_output->zero();
}

std::int64_t UNet::levelsFor(std::int64_t height, std::int64_t width) {
    std::int64_t levels = 1;
    for (auto side = std::min(height, width); side > smallestSide && levels < mostLevels; side = (side + 1) / 2)
        ++levels;
    return levels;
}

} // namespace studio::diffusion
