// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageCodec.hpp"

#include "core/base/Progress.hpp"
#include "core/base/Text.hpp"
#include "core/io/ApngFrames.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Background.hpp"
#include "core/io/BmpDecoder.hpp"
#include "core/io/GifDecoder.hpp"
#include "core/io/HeifDecoder.hpp"
#include "core/io/JpegDecoder.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/NetpbmDecoder.hpp"
#include "core/io/Pixels.hpp"
#include "core/io/TiffDecoder.hpp"
#include "core/io/WebpDecoder.hpp"

#include <algorithm>
#include <mutex>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

namespace studio::io {

namespace {

[[noreturn]] void refuse(const std::string& reason) {
    throw Error(ErrorCode::BadInput, reason);
}

/// Pictures are decoded on all cores at once, so OpenCV's own threads would only get in the way.
void prepareOpenCv() {
    static std::once_flag once;
    std::call_once(once, [] {
        cv::setNumThreads(1);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    });
}

/// 1, 2, 4 or 8: how far libjpeg may shrink while it decodes.
int reduction(const ImageHeader& header, int shortSide) {
    if (header.format != ImageFormat::Jpeg || shortSide <= 0)
        return 1;
    const std::int64_t available = std::min(header.width, header.height) / (std::int64_t{2} * shortSide);
    return available >= 8 ? 8 : available >= 4 ? 4 : available >= 2 ? 2 : 1;
}

Raster decodeJpegFrame(std::span<const std::byte> bytes, const ImageHeader& first, const DecodeOptions& options) {
    if (options.frame == 0) {
        Raster raster = decodeJpeg(bytes, options, reduction(first, options.shortSide));
        raster.orientation = first.orientation;
        return raster;
    }
    const auto frames = jpegFrames(bytes);
    if (options.frame >= static_cast<std::int64_t>(frames.size()))
        refuse("has no picture number " + std::to_string(options.frame + 1));
    const auto part = frames[static_cast<std::size_t>(options.frame)];
    const ImageHeader header = readImageHeader(part);
    Raster raster = decodeJpeg(part, options, reduction(header, options.shortSide));
    raster.orientation = header.orientation;
    return raster;
}

Raster decodeRaster(std::span<const std::byte> bytes, const ImageHeader& header, const DecodeOptions& options) {
    switch (header.format) {
    case ImageFormat::Png:
        return decodePngFrame(bytes, options);
    case ImageFormat::Jpeg:
        return decodeJpegFrame(bytes, header, options);
    case ImageFormat::Bmp:
        return decodeBmp(bytes);
    case ImageFormat::Gif:
        return decodeGif(bytes, options);
    case ImageFormat::Webp:
        return decodeWebp(bytes, options);
    case ImageFormat::Tiff:
        return decodeTiff(bytes, options);
    case ImageFormat::Netpbm:
        return decodeNetpbm(bytes, options);
    case ImageFormat::Heif:
        return decodeHeif(bytes, options);
    case ImageFormat::None:
        break;
    }
    throw Error(ErrorCode::Internal, "a format without a decoder");
}

/// libjpeg fills the last column and row of a shrunk picture up; turning may bring them to the front.
Extent extentOf(const Raster& raster) {
    if (raster.shrink == 1)
        return {};
    const bool turned = raster.orientation >= 5;
    const Edges mirrored = mirroredEdges(raster.orientation);
    const int width = turned ? raster.fullHeight : raster.fullWidth;
    const int height = turned ? raster.fullWidth : raster.fullHeight;
    const int columns = turned ? raster.height : raster.width;
    const int rows = turned ? raster.width : raster.height;
    const auto filled = [&](int shown, int full) { return shown - static_cast<double>(full) / raster.shrink; };
    const bool fillLeft = turned ? mirrored.bottom : mirrored.right;
    const bool fillTop = turned ? mirrored.right : mirrored.bottom;
    return {raster.shrink, width, height, fillLeft ? filled(columns, width) : 0.0,
            fillTop ? filled(rows, height) : 0.0};
}

/// Rough, for the notice that a picture is one of several.
int framesOf(std::span<const std::byte> bytes, ImageFormat format) {
    switch (format) {
    case ImageFormat::Png:
        return pngFrameCount(bytes);
    case ImageFormat::Jpeg:
        return static_cast<int>(jpegFrames(bytes).size());
    case ImageFormat::Gif:
        return gifFrameCount(bytes);
    case ImageFormat::Webp:
        return webpFrameCount(bytes);
    case ImageFormat::Tiff:
        return tiffPageCount(bytes);
    case ImageFormat::Heif:
        return heifFrameCount(bytes);
    default:
        return 1;
    }
}

} // namespace

DecodedImage decodePicture(std::span<const std::byte> bytes, const DecodeOptions& options, NameClaim claim) {
    const ImageHeader header = readImageHeader(bytes, claim);
    checkWhole(bytes, header);
    throwIfStopped(options.stop);
    Raster raster = decodeRaster(bytes, header, options);
    if (header.format == ImageFormat::Png || header.format == ImageFormat::Webp)
        raster.orientation = header.orientation;
    const Extent extent = extentOf(raster);
    DecodedImage picture = flatten(std::move(raster), options.background);
    picture.extent = extent;
    picture.image = withChannels(std::move(picture.image), options.channels);
    picture.remarks.frames = framesOf(bytes, header.format);
    return picture;
}

DecodedImage readPicture(const std::filesystem::path& file, const DecodeOptions& options) {
    try {
        // A stack of pages may be larger than memory, and only a page of it is looked at.
        constexpr std::uint64_t large = std::uint64_t{1} << 26;
        std::error_code unknown;
        if (const auto size = std::filesystem::file_size(file, unknown); !unknown && size > large)
            return decodePicture(MappedFile(file).bytes(), options, claimOf(file));
        return decodePicture(readWhole(file), options, claimOf(file));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadInput || error.message().starts_with(displayText(file)))
            throw;
        throw Error(ErrorCode::BadInput, displayText(file) + ": " + error.message(), error.hint());
    }
}

Image decodeImage(std::span<const std::byte> bytes, const DecodeOptions& options, NameClaim claim) {
    return decodePicture(bytes, options, claim).image;
}

Image readImageFile(const std::filesystem::path& file, const DecodeOptions& options) {
    return readPicture(file, options).image;
}

int frameCount(std::span<const std::byte> bytes) {
    return framesOf(bytes, formatOf(bytes));
}

std::vector<std::byte> encodePng(const Image& image) {
    prepareOpenCv();
    if (image.empty())
        throw Error(ErrorCode::Internal, "an empty picture cannot be written");
    cv::Mat matrix(image.height, image.width, image.channels == 1 ? CV_8UC1 : CV_8UC3);
    for (int y = 0; y < image.height; ++y) {
        const auto from = image.row(y);
        std::uint8_t* to = matrix.ptr<std::uint8_t>(y);
        if (image.channels == 1)
            std::ranges::copy(from, to);
        for (std::size_t i = 0; image.channels == 3 && i < from.size(); i += 3) {
            to[i] = from[i + 2];
            to[i + 1] = from[i + 1];
            to[i + 2] = from[i];
        }
    }
    std::vector<std::uint8_t> png;
    if (!cv::imencode(".png", matrix, png))
        throw Error(ErrorCode::Internal, "the picture cannot be written as PNG");
    std::vector<std::byte> bytes(png.size());
    std::ranges::transform(png, bytes.begin(), [](std::uint8_t value) { return std::byte{value}; });
    return bytes;
}

} // namespace studio::io
