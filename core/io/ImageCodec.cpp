// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageCodec.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/GifDecoder.hpp"
#include "core/io/Pixels.hpp"

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

int decodeFlags(const ImageHeader& header, const DecodeOptions& options) {
    if (header.kind == PixelKind::Alpha)
        return cv::IMREAD_UNCHANGED;
    // libjpeg hands out its own luma plane; of other formats the grey is made below, by one formula.
    const bool grey = header.kind == PixelKind::Grey || (options.channels == 1 && header.format == ImageFormat::Jpeg);
    int flags = grey ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR;
    switch (reduction(header, options.shortSide)) {
    case 2:
        flags = grey ? cv::IMREAD_REDUCED_GRAYSCALE_2 : cv::IMREAD_REDUCED_COLOR_2;
        break;
    case 4:
        flags = grey ? cv::IMREAD_REDUCED_GRAYSCALE_4 : cv::IMREAD_REDUCED_COLOR_4;
        break;
    case 8:
        flags = grey ? cv::IMREAD_REDUCED_GRAYSCALE_8 : cv::IMREAD_REDUCED_COLOR_8;
        break;
    default:
        break;
    }
    return flags | cv::IMREAD_IGNORE_ORIENTATION;
}

cv::Mat decodeMatrix(std::span<const std::byte> bytes, int flags) {
    // OpenCV's interface takes a matrix that it only reads.
    const cv::Mat input(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
    cv::Mat matrix;
    try {
        matrix = cv::imdecode(input, flags);
    } catch (const cv::Exception&) {
        refuse("damaged: its data cannot be decoded");
    }
    if (matrix.empty())
        refuse("damaged: its data cannot be decoded");
    if (matrix.depth() == CV_16U)
        matrix.convertTo(matrix, CV_8U, 1.0 / 256.0, -0.498046875); // floor(v / 256)
    if (matrix.depth() != CV_8U)
        refuse("its kind of samples is not supported");
    return matrix;
}

std::uint8_t overWhite(std::uint8_t value, std::uint8_t alpha) {
    const unsigned sum = value * alpha + 255U * (255U - alpha);
    return static_cast<std::uint8_t>((sum + 127U) / 255U);
}

/// BGR(A) rows of OpenCV, which may be padded, as tightly packed RGB over white.
Image fromMatrix(const cv::Mat& matrix) {
    const int channels = matrix.channels();
    Image image(matrix.cols, matrix.rows, channels == 1 ? 1 : 3);
    for (int y = 0; y < matrix.rows; ++y) {
        const std::uint8_t* from = matrix.ptr<std::uint8_t>(y);
        std::uint8_t* to = image.row(y).data();
        if (channels == 1) {
            std::copy_n(from, matrix.cols, to);
        } else if (channels == 3) {
            for (int x = 0; x < matrix.cols; ++x, from += 3, to += 3) {
                to[0] = from[2];
                to[1] = from[1];
                to[2] = from[0];
            }
        } else {
            for (int x = 0; x < matrix.cols; ++x, from += 4, to += 3)
                for (int c = 0; c < 3; ++c)
                    to[c] = overWhite(from[2 - c], from[3]);
        }
    }
    return image;
}

} // namespace

DecodedImage decodePicture(std::span<const std::byte> bytes, const DecodeOptions& options, NameClaim claim) {
    prepareOpenCv();
    const ImageHeader header = readImageHeader(bytes, claim);
    checkWhole(bytes, header);
    if (header.format == ImageFormat::Gif)
        return {withChannels(decodeGif(bytes), options.channels)};
    const cv::Mat matrix = decodeMatrix(bytes, decodeFlags(header, options));
    if (matrix.channels() == 2 || matrix.channels() > 4)
        refuse("its number of channels is not supported");
    Image image = fromMatrix(matrix);
    // OpenCV turns TIFF pictures itself, whatever its flags say.
    if (header.format != ImageFormat::Tiff)
        image = oriented(std::move(image), header.orientation);
    return {withChannels(std::move(image), options.channels)};
}

DecodedImage readPicture(const std::filesystem::path& file, const DecodeOptions& options) {
    try {
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

int frameCount(std::span<const std::byte>) {
    return 1;
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
