// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/SafetensorsStream.hpp"
#include "core/models/Torch.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace studio::models {

/// Named tensors of a model, parameters first, then buffers, in the order of registration.
using StateDict = std::vector<std::pair<std::string, torch::Tensor>>;

/// The tensors of a module; they share its storage.
StateDict stateDict(const torch::nn::Module& module);

/// Copies of all tensors on the CPU, contiguous: nothing that happens to the module afterwards reaches them.
StateDict copied(const StateDict& tensors);

/// Copies `tensors` into the module. All or nothing: throws Error(Mismatch) that lists every missing, unexpected and
/// ill-shaped tensor, every wrong dtype and every NaN or infinity, and then has changed nothing. `source` names the
/// file in messages.
void loadStateDict(torch::nn::Module& module, const StateDict& tensors, const std::string& source);

/// The same for any tensors, which may be views into something larger.
void copyInto(const StateDict& own, const StateDict& tensors, const std::string& source);

/// Gives `sink` the bytes of a safetensors file of float32 and int64 tensors, one after the other: none is copied that
/// lies row by row on the CPU, and of the others one at a time.
void writeWeights(const StateDict& tensors, const std::map<std::string, std::string>& metadata,
                  const io::ByteSink& sink);
/// The same as a whole.
std::vector<std::byte> toSafetensors(const StateDict& tensors, const std::map<std::string, std::string>& metadata = {});

struct WeightFile {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};
/// Reads tensors out of a safetensors file or its bytes. Throws Error(NotFound | BadInput | Io | Corrupt |
/// Unsupported).
WeightFile readWeights(const std::filesystem::path& file);
WeightFile parseWeights(const std::vector<std::byte>& bytes, const std::string& source);

struct HashedWeights {
    WeightFile content;
    std::string sha256; ///< of the file
};
/// Reads a safetensors file once, each tensor to where it stays. Throws as readWeights() does.
HashedWeights readHashedWeights(const std::filesystem::path& file);

/// Draws every convolution and linear layer anew from U(-1/sqrt(fan in), 1/sqrt(fan in)), from `seed` alone, and makes
/// residual blocks the identity. Torch's own initialisation draws from a generator that all threads share.
void initialiseWeights(torch::nn::Module& module, std::uint64_t seed);

/// Number of trained values.
std::int64_t parameterCount(const torch::nn::Module& module);

} // namespace studio::models
