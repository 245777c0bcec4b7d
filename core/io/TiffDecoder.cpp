// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TiffDecoder.hpp"

#include "core/base/Progress.hpp"
#include "core/io/LabColour.hpp"
#include "core/io/TiffHandle.hpp"
#include "core/io/TiffHeader.hpp"
#include "core/io/TiffSamples.hpp"

#include <algorithm>
#include <bit>
#include <string>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void refuse(const std::string& reason) {
    throw Error(ErrorCode::BadInput, reason);
}

TiffFacts pageOf(Bytes bytes, std::int64_t frame) {
    const std::vector<TiffFacts> pages = tiffPages(bytes);
    if (frame >= static_cast<std::int64_t>(pages.size()))
        refuse("has no page number " + std::to_string(frame + 1));
    const TiffFacts& page = pages[static_cast<std::size_t>(frame)];
    if (page.width < 1 || page.height < 1 || page.width > maxPixels / page.height)
        refuse("a page of it claims " + std::to_string(page.width) + " x " + std::to_string(page.height) + " pixels");
    return page;
}

/// Of a tag that stands there twice libtiff takes one and the size that was checked may be the other.
void requireOneSize(TiffHandle& tiff, const TiffFacts& page) {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
    if (width != page.width || height != page.height)
        refuse("damaged: a TIFF that states two sizes");
}

/// libtiff's conversion to 8-bit RGBA, in stored order; alpha comes out multiplied.
Raster convert(TiffHandle& tiff, const TiffFacts& page) {
    std::array<char, 1024> message{};
    TIFFRGBAImage image;
    if (TIFFRGBAImageBegin(&image, tiff.get(), 1, message.data()) == 0)
        refuse("a kind of TIFF that is not supported (" + std::string(message.data()) + "): convert it to PNG");
    image.req_orientation = image.orientation;
    const bool alpha = image.alpha != 0;
    const auto width = static_cast<int>(image.width);
    const auto height = static_cast<int>(image.height);
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const int status = TIFFRGBAImageGet(&image, pixels.data(), image.width, image.height);
    TIFFRGBAImageEnd(&image);
    if (status == 0 || tiff.failed())
        refuse(tiff.reason());
    const bool grey = page.photometric <= 1 && !alpha;
    Raster raster(width, height, grey ? 1 : alpha ? 4 : 3);
    const auto channels = static_cast<std::size_t>(raster.channels);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        for (std::size_t c = 0; c < channels; ++c)
            raster.pixels[i * channels + c] = static_cast<std::uint8_t>(pixels[i] >> (8 * c) & 0xFF);
    raster.premultiplied = alpha;
    return raster;
}

} // namespace

Raster decodeTiff(Bytes bytes, const DecodeOptions& options) {
    const TiffFacts page = pageOf(bytes, options.frame);
    TiffHandle tiff(bytes, page.directory);
    requireOneSize(tiff, page);
    throwIfStopped(options.stop);
    const bool isLab = page.photometric == PHOTOMETRIC_CIELAB && page.samples == 3 && page.bits == 8;
    const bool asStored = isLab || (page.photometric <= PHOTOMETRIC_RGB && page.bits >= 8);
    Raster raster = asStored ? readTiffSamples(tiff, page, options) : convert(tiff, page);
    if (isLab)
        labToRgb(raster);
    raster.orientation = page.orientation;
    return raster;
}

int tiffPageCount(Bytes bytes) {
    try {
        return static_cast<int>(tiffPages(bytes).size());
    } catch (const Error&) {
        return 1;
    }
}

} // namespace studio::io
