// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PictureSource.hpp"

#include <cstring>

namespace studio::training {

namespace {

void copyMirrored(std::span<const std::uint8_t> from, std::uint8_t* to, const models::PictureShape& shape) {
    const auto channels = static_cast<std::size_t>(shape.channels);
    const auto width = static_cast<std::size_t>(shape.width);
    for (std::size_t pixel = 0; pixel < from.size() / channels; ++pixel) {
        const std::size_t row = pixel / width;
        const std::size_t mirrored = row * width + (width - 1 - pixel % width);
        std::memcpy(to + mirrored * channels, from.data() + pixel * channels, channels);
    }
}

} // namespace

PictureSource picturesOf(std::shared_ptr<const data::Dataset> dataset) {
    return {{dataset->channels(), dataset->height(), dataset->width()}, dataset->size(), [dataset](std::int64_t index) {
                return dataset->pixels(index);
            }};
}

PictureBatches::PictureBatches(PictureSource source, at::Device device)
    : m_source(std::move(source))
    , m_device(device) {}

torch::Tensor PictureBatches::gather(std::span<const std::int64_t> indices, const std::vector<bool>& mirrored) {
    const auto& shape = m_source.shape;
    const auto count = static_cast<std::int64_t>(indices.size());
    if (!m_bytes.defined() || m_bytes.size(0) < count)
        m_bytes = torch::empty({count, shape.height, shape.width, shape.channels},
                               at::TensorOptions().dtype(at::kByte).pinned_memory(m_device.is_cuda()));
    const auto bytesEach = static_cast<std::size_t>(shape.height * shape.width * shape.channels);
    auto* to = m_bytes.data_ptr<std::uint8_t>();
    for (std::size_t i = 0; i < indices.size(); ++i, to += bytesEach) {
        const auto from = m_source.pixels(indices[i]);
        if (!mirrored.empty() && mirrored[i])
            copyMirrored(from, to, shape);
        else
            std::memcpy(to, from.data(), bytesEach);
    }
    // Rows [N,H,W,C] seen as [N,C,H,W] are channels last already; the conversion keeps that.
    return m_bytes.narrow(0, 0, count).permute({0, 3, 1, 2}).to(m_device).to(at::kFloat).mul_(1.0 / 255.0);
}

} // namespace studio::training
