// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/KeptPixels.hpp"
#include "core/studio/LatentEngineState.hpp"

#include <algorithm>

namespace studio {

namespace {

struct PixelRange {
    int first = 0;
    int last = 0; ///< included
};

/// The pixels behind each latent cell along an axis. Beyond the border the border's own pixel is repeated, as the
/// encoder sees it.
std::vector<PixelRange> pixelsOfCells(int size, std::int64_t downsample) {
    const auto padding = models::paddingFor(size, downsample);
    const auto inside = [&](std::int64_t pixel) {
        return static_cast<int>(std::clamp<std::int64_t>(pixel - padding.before, 0, size - 1));
    };
    std::vector<PixelRange> ranges;
    for (std::int64_t cell = 0; cell < padding.cells; ++cell)
        ranges.push_back({inside(cell * downsample), inside((cell + 1) * downsample - 1)});
    return ranges;
}

bool anyWhite(const Image& mask, const PixelRange& rows, const PixelRange& columns) {
    for (int y = rows.first; y <= rows.last; ++y) {
        const auto pixels = mask.row(y).subspan(static_cast<std::size_t>(columns.first),
                                                static_cast<std::size_t>(columns.last - columns.first + 1));
        if (std::ranges::any_of(pixels, isDrawnAnew))
            return true;
    }
    return false;
}

} // namespace

std::vector<float> LatentEngine::latentMask(const Image& mask) const {
    if (m_state->shape.isVector)
        throw Error(ErrorCode::WrongUsage, "a vector latent has no places to mask", "Use a run with a spatial latent.");
    const auto& config = m_state->autoencoder->config();
    if (mask.width != config.picture.width || mask.height != config.picture.height || mask.channels != 1)
        throw Error(ErrorCode::Mismatch, "a mask is a grey picture of the project's size, " +
                                             std::to_string(config.picture.width) + " x " +
                                             std::to_string(config.picture.height));
    const auto columns = pixelsOfCells(mask.width, config.downsample);
    std::vector<float> cells;
    for (const auto& rows : pixelsOfCells(mask.height, config.downsample))
        for (const auto& each : columns)
            cells.push_back(anyWhite(mask, rows, each) ? 1.0F : 0.0F);
    return cells;
}

} // namespace studio
