// SPDX-License-Identifier: GPL-3.0-or-later
// What a build without libheif answers.
#include "core/base/Error.hpp"
#include "core/io/HeifDecoder.hpp"

namespace studio::io {

ImageHeader heifHeader(std::span<const std::byte>) {
    throw Error(ErrorCode::BadInput, "AVIF or HEIC, which this build does not read: convert it to PNG or JPEG");
}

Raster decodeHeif(std::span<const std::byte> bytes, const DecodeOptions&) {
    heifHeader(bytes);
    return {};
}

int heifFrameCount(std::span<const std::byte>) {
    return 1;
}

} // namespace studio::io
