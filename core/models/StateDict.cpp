// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/StateDict.hpp"

#include "core/base/Error.hpp"
#include "core/io/Safetensors.hpp"
#include "core/models/ResidualBlock.hpp"

#include <cmath>
#include <cstring>
#include <sstream>

namespace studio::models {

namespace {

constexpr std::size_t mismatchesShown = 20;

at::ScalarType scalarTypeOf(io::Dtype dtype) {
    switch (dtype) {
    case io::Dtype::F64:
        return at::kDouble;
    case io::Dtype::F32:
        return at::kFloat;
    case io::Dtype::F16:
        return at::kHalf;
    case io::Dtype::BF16:
        return at::kBFloat16;
    case io::Dtype::I64:
        return at::kLong;
    case io::Dtype::I32:
        return at::kInt;
    case io::Dtype::I16:
        return at::kShort;
    case io::Dtype::I8:
        return at::kChar;
    case io::Dtype::U8:
        return at::kByte;
    case io::Dtype::Bool:
        return at::kBool;
    }
    throw Error(ErrorCode::Internal, "unknown dtype");
}

io::Dtype dtypeOf(at::ScalarType type) {
    if (type == at::kFloat)
        return io::Dtype::F32;
    if (type == at::kLong)
        return io::Dtype::I64;
    throw Error(ErrorCode::Internal, "only float32 and int64 tensors are stored");
}

std::string shapeText(at::IntArrayRef sizes) {
    std::ostringstream text;
    text << sizes;
    return text.str();
}

/// Of one that lies row by row on the CPU.
std::span<std::byte> bytesOf(const torch::Tensor& tensor) {
    return {static_cast<std::byte*>(tensor.data_ptr()), tensor.nbytes()};
}

WeightFile collect(const io::Safetensors& file) {
    WeightFile weights{{}, file.metadata()};
    for (const io::TensorView& view : file.tensors()) {
        auto tensor = torch::empty(view.shape, scalarTypeOf(view.dtype));
        if (!view.data.empty())
            std::memcpy(tensor.data_ptr(), view.data.data(), view.data.size());
        weights.tensors.emplace_back(view.name, std::move(tensor));
    }
    return weights;
}

std::string differenceBetween(const torch::Tensor& own, const torch::Tensor& given) {
    if (given.sizes() != own.sizes())
        return "has shape " + shapeText(given.sizes()) + ", expected " + shapeText(own.sizes());
    if (given.scalar_type() != own.scalar_type())
        return std::string("holds ") + c10::toString(given.scalar_type()) + ", expected " +
               c10::toString(own.scalar_type());
    if (given.is_floating_point() && !given.isfinite().all().item<bool>())
        return "holds NaN or infinite values";
    return {};
}

std::vector<std::string> mismatches(const StateDict& own, const StateDict& given) {
    std::map<std::string, torch::Tensor> offered(given.begin(), given.end());
    std::vector<std::string> found;
    for (const auto& [name, tensor] : own) {
        const auto match = offered.find(name);
        if (match == offered.end()) {
            found.push_back(name + " is missing");
            continue;
        }
        if (const auto difference = differenceBetween(tensor, match->second); !difference.empty())
            found.push_back(name + " " + difference);
        offered.erase(match);
    }
    for (const auto& [name, tensor] : offered)
        found.push_back(name + " is not part of this model");
    return found;
}

} // namespace

StateDict stateDict(const torch::nn::Module& module) {
    StateDict tensors;
    for (const auto& item : module.named_parameters())
        tensors.emplace_back(item.key(), item.value().detach());
    for (const auto& item : module.named_buffers())
        tensors.emplace_back(item.key(), item.value().detach());
    return tensors;
}

StateDict copied(const StateDict& tensors) {
    StateDict copies;
    copies.reserve(tensors.size());
    for (const auto& [name, tensor] : tensors)
        copies.emplace_back(name, tensor.detach().to(at::kCPU).clone(at::MemoryFormat::Contiguous));
    return copies;
}

void loadStateDict(torch::nn::Module& module, const StateDict& tensors, const std::string& source) {
    copyInto(stateDict(module), tensors, source);
}

void copyInto(const StateDict& own, const StateDict& tensors, const std::string& source) {
    const auto found = mismatches(own, tensors);
    if (!found.empty()) {
        std::string message = source + " does not fit this model:";
        for (std::size_t i = 0; i < found.size() && i < mismatchesShown; ++i)
            message += "\n  " + found[i];
        if (found.size() > mismatchesShown)
            message += "\n  and " + std::to_string(found.size() - mismatchesShown) + " more";
        throw Error(ErrorCode::Mismatch, message, "Use the weights of a run with the same model and parameters.");
    }
    const torch::NoGradGuard noGrad;
    const std::map<std::string, torch::Tensor> offered(tensors.begin(), tensors.end());
    for (const auto& [name, tensor] : own)
        tensor.copy_(offered.at(name));
}

void writeWeights(const StateDict& tensors, const std::map<std::string, std::string>& metadata,
                  const io::ByteSink& sink) {
    std::vector<io::TensorHead> heads;
    heads.reserve(tensors.size());
    for (const auto& [name, tensor] : tensors)
        heads.push_back({name, dtypeOf(tensor.scalar_type()), tensor.sizes().vec()});
    torch::Tensor held;
    const auto data = [&](std::size_t i) {
        held = tensors[i].second.detach().to(at::kCPU).contiguous();
        return bytesOf(held);
    };
    io::streamSafetensors(heads, metadata, data, sink);
}

std::vector<std::byte> toSafetensors(const StateDict& tensors, const std::map<std::string, std::string>& metadata) {
    std::vector<std::byte> file;
    writeWeights(tensors, metadata,
                 [&](std::span<const std::byte> bytes) { file.insert(file.end(), bytes.begin(), bytes.end()); });
    return file;
}

WeightFile readWeights(const std::filesystem::path& file) {
    return collect(io::Safetensors::open(file));
}

WeightFile parseWeights(const std::vector<std::byte>& bytes, const std::string& source) {
    return collect(io::Safetensors::parse(bytes, source));
}

HashedWeights readHashedWeights(const std::filesystem::path& file) {
    io::SafetensorsReader reader(file);
    HashedWeights weights{{{}, reader.metadata()}, {}};
    for (const io::TensorHead& head : reader.tensors()) {
        auto tensor = torch::empty(head.shape, scalarTypeOf(head.dtype));
        reader.read(bytesOf(tensor));
        weights.content.tensors.emplace_back(head.name, std::move(tensor));
    }
    weights.sha256 = reader.sha256();
    return weights;
}

void initialiseWeights(torch::nn::Module& module, std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const auto draw = [&](torch::Tensor& weight, torch::Tensor& bias) {
        const double bound = 1.0 / std::sqrt(static_cast<double>(weight.numel() / weight.size(0)));
        weight.copy_(torch::empty(weight.sizes()).uniform_(-bound, bound, generator));
        if (bias.defined())
            bias.copy_(torch::empty(bias.sizes()).uniform_(-bound, bound, generator));
    };
    const auto modules = module.modules(/*include_self=*/false);
    for (const auto& each : modules) {
        if (auto* convolution = each->as<torch::nn::Conv2dImpl>())
            draw(convolution->weight, convolution->bias);
        if (auto* linear = each->as<torch::nn::LinearImpl>())
            draw(linear->weight, linear->bias);
    }
    for (const auto& each : modules)
        if (auto* block = each->as<ResidualBlock>())
            block->zeroOutput();
}

std::int64_t parameterCount(const torch::nn::Module& module) {
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

} // namespace studio::models
