// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

#include <functional>

namespace studio::data {

/// Pictures in one array in memory (or mapped): IDX and NumPy files.
struct PictureArray {
    std::int64_t count = 0;
    int width = 0;
    int height = 0;
    int channels = 1;                           ///< 1, 3 or 4
    bool channelsFirst = false;                 ///< [N, C, H, W] instead of [N, H, W, C]
    std::function<double(std::size_t)> element; ///< value of a flat index on the scale 0 to 255; null: `bytes` as it is
    std::span<const std::uint8_t> bytes;
    std::shared_ptr<const void> owner; ///< keeps the data
    std::vector<std::string> labels;   ///< one a picture, or none
};

std::unique_ptr<ImageSource> makeArraySource(PictureArray array, ScanNotes notes);

/// An IDX file of pictures [N, H, W] or [N, H, W, C]; its labels are looked for beside it (images -> labels, idx3 ->
/// idx1).
std::unique_ptr<ImageSource> openIdx(const ScanRequest& request);
/// A folder that holds IDX files and no pictures: the one called train, or the only one.
std::unique_ptr<ImageSource> openIdxFolder(const ScanRequest& request);
/// The IDX picture file that openIdxFolder would take, or an empty path.
std::filesystem::path idxFileIn(const std::filesystem::path& folder);

} // namespace studio::data
