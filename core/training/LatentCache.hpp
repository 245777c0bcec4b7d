// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/CheckpointStore.hpp"

#include "core/models/Torch.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace studio::training {

/// What latents follow from. The device belongs to it: the last bits differ.
struct LatentOrigin {
    std::string autoencoder; ///< SHA-256 of its checkpoint
    std::string dataset;     ///< fingerprint
    std::string device;      ///< "cpu" or "cuda"
    bool operator==(const LatentOrigin&) const = default;
};

/// The latents of all pictures of a dataset, in its order, beside the autoencoder that encoded them:
/// latents.safetensors with the tensor "latents", its origin and its SHA-256 as metadata. Written atomically; what does
/// not have this origin, or is damaged, is named to `notice` and never used.
class LatentCache {
public:
    LatentCache(std::filesystem::path folder, LatentOrigin origin);

    /// [count, sizes...] float32, or nothing.
    std::optional<torch::Tensor> load(std::int64_t count, at::IntArrayRef sizes, const NoticeFn& notice) const;
    /// A failure is a notice: training goes on without.
    void save(const torch::Tensor& latents, const NoticeFn& notice) const;

    std::filesystem::path file() const { return m_folder / "latents.safetensors"; }

private:
    torch::Tensor checked(const models::WeightFile& content, std::int64_t count, at::IntArrayRef sizes) const;

    std::filesystem::path m_folder;
    LatentOrigin m_origin;
};

} // namespace studio::training
