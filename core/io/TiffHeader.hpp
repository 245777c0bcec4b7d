// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace studio::io {

/// The tags of a directory of a TIFF or BigTIFF file that matter here. EXIF data is such a file too. Absent tags stay
/// as they are below.
struct TiffFacts {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t samples = 1;     ///< samples per pixel
    std::int64_t bits = 1;        ///< bits per sample
    std::int64_t photometric = 0; ///< 0, 1: grey; 2: RGB; 3: palette
    std::int64_t format = 1;      ///< sample format; 1: unsigned, 2: signed, 3: floating point
    std::int64_t extra = -1;      ///< what the first extra sample is: 1, 2: alpha (1: premultiplied); -1: not said
    std::int64_t subfile = 0;     ///< bit 0: a smaller version of another page; bit 2: a mask
    std::int64_t maximum = 0;     ///< the largest sample there can be; 0: not said
    int orientation = 1;
    bool hasSubImages = false;
    bool isDng = false;
    std::uint32_t directory = 0; ///< its number in the file

    /// As Pillow has it: a fourth sample of RGB that nobody explains is alpha; one called "unspecified" is none.
    bool hasAlpha() const noexcept;
    /// A camera's raw sensor data, whose first directory is but a small preview.
    bool isRaw() const noexcept;
};

/// The first page. Throws Error(BadInput) with the reason.
TiffFacts readTiffFacts(std::span<const std::byte> bytes);

/// All pages of a file: its directories without masks and smaller versions, as far as they can be read; at least one.
/// Throws Error(BadInput) when not even the first can be read.
std::vector<TiffFacts> tiffPages(std::span<const std::byte> bytes);

/// The orientation (1 to 8) in an EXIF block, or 1 when the block is damaged: a bad thumbnail must not cost the
/// picture.
int exifOrientation(std::span<const std::byte> exif) noexcept;

} // namespace studio::io
