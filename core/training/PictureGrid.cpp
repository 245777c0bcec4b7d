// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PictureGrid.hpp"

#include <algorithm>

namespace studio::training {

GridShape gridShapeFor(std::int64_t pictureWidth) {
    constexpr std::int64_t gridWidth = 1024;
    const auto columns = std::clamp<std::int64_t>(gridWidth / std::max<std::int64_t>(pictureWidth, 1), 2, 8);
    return {2 * columns, columns};
}

Image pictureGrid(const std::vector<torch::Tensor>& rows, int gap) {
    if (rows.empty())
        return {};
    const auto channels = rows.front().size(1);
    const auto height = rows.front().size(2);
    const auto width = rows.front().size(3);
    std::int64_t columns = 0;
    for (const auto& row : rows)
        columns = std::max(columns, row.size(0));
    const auto count = static_cast<std::int64_t>(rows.size());
    Image grid(static_cast<int>(columns * width + (columns - 1) * gap),
               static_cast<int>(count * height + (count - 1) * gap), static_cast<int>(channels));
    auto canvas = torch::from_blob(grid.pixels.data(), {grid.height, grid.width, channels}, at::kByte);
    for (std::int64_t y = 0; y < count; ++y) {
        const auto& row = rows[static_cast<std::size_t>(y)];
        const auto bytes =
            row.detach().to(at::kCPU, at::kFloat).clamp(0, 1).mul(255).round().to(at::kByte).permute({0, 2, 3, 1});
        for (std::int64_t x = 0; x < row.size(0); ++x)
            canvas.narrow(0, y * (height + gap), height).narrow(1, x * (width + gap), width).copy_(bytes[x]);
    }
    return grid;
}

} // namespace studio::training
