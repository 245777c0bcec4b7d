// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace studio::io {

/// The tags of the first directory of a TIFF file that matter here. EXIF data is such a file too. Absent tags stay as
/// they are below.
struct TiffFacts {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t samples = 1;     ///< samples per pixel
    std::int64_t bits = 1;        ///< bits per sample
    std::int64_t photometric = 0; ///< 0, 1: grey; 2: RGB; 3: palette
    std::int64_t format = 1;      ///< sample format; 3: floating point
    int orientation = 1;
};

/// Throws Error(BadInput) with the reason.
TiffFacts readTiffFacts(std::span<const std::byte> bytes);

/// The orientation (1 to 8) in an EXIF block, or 1 when the block is damaged: a bad thumbnail must not cost the
/// picture.
int exifOrientation(std::span<const std::byte> exif) noexcept;

} // namespace studio::io
