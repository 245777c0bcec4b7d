// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/AutoencoderParameters.hpp"
#include "core/training/AutoencoderTask.hpp"

#include <memory>
#include <string>
#include <vector>

/// A task small enough to train in a test: 40 smooth 8x8 pictures and a network of eight channels.
namespace studio::training {

struct TinyPictures {
    explicit TinyPictures(std::int64_t count = 40, models::PictureShape pictureShape = {1, 8, 8})
        : shape(pictureShape)
        , bytes(torch::empty({count, shape.height, shape.width, shape.channels}, at::kByte)) {
        auto generator = at::make_generator<at::CPUGeneratorImpl>(17);
        const auto corners = torch::rand({count, shape.channels, 3, 3}, generator);
        const auto smooth = torch::upsample_bilinear2d(corners, {shape.height, shape.width}, true);
        bytes.copy_(smooth.mul(255).round().permute({0, 2, 3, 1}));
    }

    PictureSource source() const {
        const auto each = static_cast<std::size_t>(shape.channels * shape.height * shape.width);
        return {shape, bytes.size(0), [held = bytes, each](std::int64_t index) {
                    return std::span<const std::uint8_t>(
                        held.data_ptr<std::uint8_t>() + static_cast<std::size_t>(index) * each, each);
                }};
    }

    data::Split split() const {
        data::Split parts;
        for (std::int64_t i = 0; i < bytes.size(0); ++i)
            (i % 4 == 3 ? parts.validation : parts.training).push_back(i);
        return parts;
    }

    models::PictureShape shape;
    torch::Tensor bytes;
};

inline Parameters tinyParameters(const std::string& model) {
    auto parameters = models::autoencoderPreset(model, Preset::Balanced);
    parameters.setFromText("width", "8");
    if (model == "vqvae")
        parameters.setFromText("codebook_size", "16");
    return parameters;
}

inline std::unique_ptr<AutoencoderTask> tinyTask(const std::string& model, AutoencoderTaskConfig config = {}) {
    const TinyPictures pictures;
    auto net = models::makeAutoencoder(model, tinyParameters(model), pictures.shape, 5);
    return std::make_unique<AutoencoderTask>(net, pictures.source(), pictures.split(), config);
}

} // namespace studio::training
