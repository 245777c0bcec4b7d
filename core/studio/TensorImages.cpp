// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/TensorImages.hpp"

#include "core/base/Error.hpp"

#include <algorithm>

namespace studio {

torch::Tensor toTensor(std::span<const Image> images) {
    if (images.empty())
        return torch::empty({0});
    const Image& first = images.front();
    const auto bytes = torch::empty(
        {static_cast<std::int64_t>(images.size()), first.height, first.width, first.channels}, torch::kUInt8);
    auto* out = bytes.data_ptr<std::uint8_t>();
    for (const Image& image : images) {
        if (image.width != first.width || image.height != first.height || image.channels != first.channels)
            throw Error(ErrorCode::Mismatch, "pictures of different sizes cannot share a batch");
        out = std::ranges::copy(image.pixels, out).out;
    }
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).div_(255.0);
}

std::vector<Image> toImages(const torch::Tensor& pictures) {
    const auto bytes = pictures.detach()
                           .to(torch::kCPU, torch::kFloat32)
                           .mul(255.0)
                           .round_()
                           .clamp_(0, 255)
                           .to(torch::kUInt8)
                           .permute({0, 2, 3, 1})
                           .contiguous();
    std::vector<Image> images;
    images.reserve(static_cast<std::size_t>(bytes.size(0)));
    const auto* in = bytes.data_ptr<std::uint8_t>();
    for (std::int64_t i = 0; i < bytes.size(0); ++i) {
        Image& image = images.emplace_back(static_cast<int>(bytes.size(2)), static_cast<int>(bytes.size(1)),
                                           static_cast<int>(bytes.size(3)));
        std::copy_n(in, image.pixels.size(), image.pixels.begin());
        in += image.pixels.size();
    }
    return images;
}

torch::Tensor toTensor(std::span<const Latent> latents, const LatentShape& shape) {
    const auto count = static_cast<std::int64_t>(latents.size());
    const auto flat = torch::empty({count, shape.size()}, torch::kFloat32);
    auto* out = flat.data_ptr<float>();
    for (const Latent& latent : latents) {
        if (static_cast<std::int64_t>(latent.size()) != shape.size())
            throw Error(ErrorCode::Mismatch, "a latent has " + std::to_string(latent.size()) +
                                                 " values; this run's have " + std::to_string(shape.size()));
        out = std::ranges::copy(latent, out).out;
    }
    return shape.isVector ? flat : flat.view({count, shape.channels, shape.height, shape.width});
}

std::vector<Latent> toLatents(const torch::Tensor& latents) {
    const auto flat = latents.detach().to(torch::kCPU, torch::kFloat32).contiguous().flatten(1);
    std::vector<Latent> list(static_cast<std::size_t>(flat.size(0)));
    const auto* in = flat.data_ptr<float>();
    for (Latent& latent : list) {
        latent.assign(in, in + flat.size(1));
        in += flat.size(1);
    }
    return list;
}

} // namespace studio
