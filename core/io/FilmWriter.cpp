// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Pixels.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/videoio.hpp>

namespace studio::io {

namespace {

constexpr int largestSide = 8192;

/// A folder of its own for as long as it lives: encoders write to a path, and only under a name ending in .mp4.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "latent-studio-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw Error(ErrorCode::Io,
                        "cannot make a temporary folder in " + std::filesystem::temp_directory_path().string());
        m_path = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    std::filesystem::path file() const { return m_path / "film.mp4"; }

private:
    std::filesystem::path m_path;
};

/// BGR with even sides, the last row and column repeated where they were odd.
cv::Mat toMatrix(const Image& frame) {
    const Image colour = withChannels(frame, 3);
    const int width = colour.width + colour.width % 2;
    cv::Mat matrix(colour.height + colour.height % 2, width, CV_8UC3);
    for (int y = 0; y < matrix.rows; ++y) {
        const auto from = colour.row(std::min(y, colour.height - 1));
        auto* to = matrix.ptr<std::uint8_t>(y);
        for (int x = 0; x < width; ++x, to += 3) {
            const auto* pixel = from.data() + 3 * static_cast<std::ptrdiff_t>(std::min(x, colour.width - 1));
            to[0] = pixel[2];
            to[1] = pixel[1];
            to[2] = pixel[0];
        }
    }
    return matrix;
}

/// Whether the film could be encoded so.
bool encode(const std::filesystem::path& file, int codec, std::span<const Image> frames, double framesPerSecond) {
    const cv::Mat first = toMatrix(frames.front());
    cv::VideoWriter writer(file.string(), cv::CAP_FFMPEG, codec, framesPerSecond, first.size(), true);
    if (!writer.isOpened())
        return false;
    for (const Image& frame : frames)
        writer.write(toMatrix(frame));
    writer.release();
    std::error_code missing;
    return std::filesystem::file_size(file, missing) > 0 && !missing;
}

} // namespace

void writeMp4(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame,
              FileSystem& files) {
    requireOneSize(frames, largestSide);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    const ScratchFolder scratch;
    const double framesPerSecond = 1000.0 / std::max(millisecondsPerFrame, 1);
    const std::array codecs{cv::VideoWriter::fourcc('a', 'v', 'c', '1'), cv::VideoWriter::fourcc('m', 'p', '4', 'v')};
    for (const int codec : codecs)
        if (encode(scratch.file(), codec, frames, framesPerSecond))
            return writeAtomically(file, readWhole(scratch.file()), files);
    throw Error(ErrorCode::Unsupported, "this system's OpenCV cannot encode MP4 films",
                "Install FFmpeg's libraries, or save as GIF.");
}

} // namespace studio::io
