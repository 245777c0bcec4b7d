// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.hpp"
#include "core/models/PictureShape.hpp"
#include "core/training/Augmentation.hpp"

#include "core/models/Torch.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace studio::training {

/// Where pictures come from: any store of uint8 pictures [height, width, channels].
struct PictureSource {
    models::PictureShape shape;
    std::int64_t count = 0;
    std::function<std::span<const std::uint8_t>(std::int64_t)> pixels; ///< of the picture with that index
};

PictureSource picturesOf(std::shared_ptr<const data::Dataset> dataset);

/// Gathers pictures into float batches [N,C,H,W] in [0,1], channels last. The bytes pass through one buffer that is
/// reused (and page-locked for a GPU), so a batch costs one copy out of the memory map and one conversion.
class PictureBatches {
public:
    PictureBatches(PictureSource source, at::Device device);

    /// `variations`, when not empty, tell for every picture how it is varied.
    torch::Tensor gather(std::span<const std::int64_t> indices, std::span<const Variation> variations = {});
    const models::PictureShape& shape() const noexcept { return m_source.shape; }

private:
    PictureSource m_source;
    at::Device m_device;
    torch::Tensor m_bytes; ///< [capacity,H,W,C]
};

} // namespace studio::training
