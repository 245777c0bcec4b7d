// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageCodec.hpp"
#include "core/io/NetpbmHeader.hpp"
#include "core/io/TiffHeader.hpp"
#include "tests/fuzz/Expect.hpp"
#include "tests/fuzz/PngChecksums.hpp"
#include "tests/fuzz/Targets.hpp"

#include <algorithm>

namespace studio::fuzz {

namespace {

/// Larger ones go the same ways, and the fuzzer has better use for the time.
constexpr std::int64_t mostPixels = 1 << 14;

bool isSmall(std::int64_t width, std::int64_t height) {
    return width > 0 && width <= mostPixels && height > 0 && height <= mostPixels && width * height <= mostPixels;
}

void lookAt(const io::DecodedImage& picture) {
    const Image& image = picture.image;
    expect(image.width > 0 && image.height > 0, "a picture has pixels");
    expect(image.channels == 1 || image.channels == 3, "a picture is grey or RGB");
    expect(image.pixels.size() == image.stride() * static_cast<std::size_t>(image.height), "a picture is whole");
    expect(picture.remarks.frames >= 1, "a picture has a frame");
}

/// As it is, another frame of it, and shrunk to grey.
void decode(Input input) {
    const io::DecodedImage picture = io::decodePicture(input);
    lookAt(picture);
    attempt([&] {
        io::DecodeOptions options;
        options.frame = std::min<std::int64_t>(picture.remarks.frames, 3) - 1;
        options.sampleBits = 10;
        lookAt(io::decodePicture(input, options));
    });
    attempt([&] {
        io::DecodeOptions options;
        options.channels = 1;
        options.shortSide = 2;
        options.background.kind = Background::Kind::Black;
        const io::DecodedImage grey = io::decodePicture(input, options);
        lookAt(grey);
        expect(grey.image.channels == 1, "a picture is grey where that is asked for");
    });
}

void decodeOnly(io::ImageFormat format, Input input) {
    const io::ImageHeader found = io::readImageHeader(input);
    if (found.format == format && isSmall(found.width, found.height))
        decode(input);
}

} // namespace

void header(Input input) {
    io::exifOrientation(input);
    if (io::isNetpbm(input))
        attempt([&] { io::readNetpbmHeader(input); });
    attempt([&] { expect(io::tiffPages(input).size() >= 1, "a TIFF has a page"); });
    attempt([&] { expect(io::frameCount(input) >= 1, "anything has a frame"); });
    const io::ImageHeader found = io::readImageHeader(input);
    expect(found.format == io::formatOf(input), "a header has the format of its first bytes");
    expect(found.width > 0 && found.height > 0 && found.width <= io::maxPixels / found.height,
           "a header has a size that can be decoded");
    expect(found.orientation >= 1 && found.orientation <= 8, "an orientation is one of eight");
    io::checkWhole(input, found);
}

void picture(Input input) {
    using enum io::ImageFormat;
    const std::vector<std::byte> sound = withPngChecksums(input);
    const io::ImageHeader found = io::readImageHeader(sound);
    const bool hasItsOwnTarget = found.format == Tiff || found.format == Gif;
    // What libheif and its decoders make of damaged files is theirs.
    if (!hasItsOwnTarget && found.format != Heif && isSmall(found.width, found.height))
        decode(sound);
}

void tiff(Input input) {
    const auto pages = io::tiffPages(input);
    if (std::ranges::all_of(pages, [](const io::TiffFacts& each) { return isSmall(each.width, each.height); }))
        decodeOnly(io::ImageFormat::Tiff, input);
}

void gif(Input input) {
    decodeOnly(io::ImageFormat::Gif, input);
}

} // namespace studio::fuzz
