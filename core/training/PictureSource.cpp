// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PictureSource.hpp"

#include <ATen/Parallel.h>

namespace studio::training {

namespace {

/// Fewer are not worth a second core.
constexpr std::int64_t picturesAtLeast = 8;

} // namespace

PictureSource picturesOf(std::shared_ptr<const data::Dataset> dataset) {
    return {{dataset->channels(), dataset->height(), dataset->width()}, dataset->size(), [dataset](std::int64_t index) {
                dataset->requireWhole();
                return dataset->pixels(index);
            }};
}

PictureBatches::PictureBatches(PictureSource source, at::Device device)
    : m_source(std::move(source))
    , m_device(device) {}

torch::Tensor PictureBatches::gather(std::span<const std::int64_t> indices, std::span<const Variation> variations) {
    const auto& shape = m_source.shape;
    const auto count = static_cast<std::int64_t>(indices.size());
    if (!m_bytes.defined() || m_bytes.size(0) < count)
        m_bytes = torch::empty({count, shape.height, shape.width, shape.channels},
                               at::TensorOptions().dtype(at::kByte).pinned_memory(m_device.is_cuda()));
    const auto bytesEach = static_cast<std::size_t>(shape.height * shape.width * shape.channels);
    auto* to = m_bytes.data_ptr<std::uint8_t>();
    at::parallel_for(0, count, picturesAtLeast, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
            applyVariation(variations.empty() ? Variation{} : variations[i], shape, m_source.pixels(indices[i]),
                           {to + i * bytesEach, bytesEach});
    });
    // Rows [N,H,W,C] seen as [N,C,H,W] are channels last already; the conversion keeps that.
    return m_bytes.narrow(0, 0, count).permute({0, 3, 1, 2}).to(m_device).to(at::kFloat).mul_(1.0 / 255.0);
}

} // namespace studio::training
