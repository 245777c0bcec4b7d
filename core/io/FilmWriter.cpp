// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/Pixels.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
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
    /// Nothing where none can be made.
    static std::unique_ptr<ScratchFolder> in(const std::filesystem::path& place) {
        std::string pattern = (place / ".latent-studio-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            return nullptr;
        return std::unique_ptr<ScratchFolder>(new ScratchFolder(pattern));
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    std::filesystem::path file() const { return m_path / "film.mp4"; }

private:
    explicit ScratchFolder(std::filesystem::path path)
        : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

/// What the system, or TMPDIR, names as the folder for temporary files, whether or not there is one.
std::filesystem::path temporaryFolder() {
    for (const char* name : {"TMPDIR", "TMP", "TEMP", "TEMPDIR"})
        if (const char* folder = std::getenv(name); folder != nullptr && *folder != '\0')
            return folder;
    return "/tmp";
}

/// Where to encode a film, best first: that folder may be gone (that of a finished job), full or somebody else's, and
/// the film's own must be writable anyway.
std::array<std::filesystem::path, 2> scratchPlaces(const std::filesystem::path& film) {
    return {temporaryFolder(), film.has_parent_path() ? film.parent_path() : std::filesystem::path(".")};
}

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

enum class Outcome {
    Done,
    NoEncoder, ///< nothing was written
    CutShort,  ///< the file is not whole
};

/// Whether the parts of an MP4 file (ISO/IEC 14496-12, section 4.2) fill it to the last byte and its index is among
/// them: OpenCV says nothing where the disk is full.
bool isWhole(std::span<const std::byte> film) {
    constexpr std::size_t shortHead = 8;
    constexpr std::uint32_t longSize = 1;
    const ByteReader reader(film);
    bool indexed = false;
    std::uint64_t offset = 0;
    while (film.size() - offset >= shortHead) {
        indexed = indexed || reader.has(offset + 4, "moov");
        std::uint64_t size = reader.u32(offset);
        if (size == longSize && film.size() - offset >= 2 * shortHead)
            size = std::uint64_t{reader.u32(offset + 8)} << 32U | reader.u32(offset + 12);
        if (size < shortHead || size > film.size() - offset)
            return false;
        offset += size;
    }
    return indexed && offset == film.size();
}

Outcome encode(const std::filesystem::path& file, int codec, std::span<const Image> frames, double framesPerSecond) {
    const cv::Mat first = toMatrix(frames.front());
    cv::VideoWriter writer(file.string(), cv::CAP_FFMPEG, codec, framesPerSecond, first.size(), true);
    if (!writer.isOpened())
        return Outcome::NoEncoder;
    for (const Image& frame : frames)
        writer.write(toMatrix(frame));
    writer.release();
    std::error_code missing;
    return std::filesystem::file_size(file, missing) > 0 && !missing && isWhole(readWhole(file)) ? Outcome::Done
                                                                                                 : Outcome::CutShort;
}

/// H.264 where there is an encoder, else MPEG-4 part 2. What OpenCV throws counts as cut short.
Outcome encodeAnyhow(const std::filesystem::path& file, std::span<const Image> frames, double framesPerSecond) {
    const std::array codecs{cv::VideoWriter::fourcc('a', 'v', 'c', '1'), cv::VideoWriter::fourcc('m', 'p', '4', 'v')};
    Outcome outcome = Outcome::NoEncoder;
    for (const int codec : codecs) {
        try {
            outcome = encode(file, codec, frames, framesPerSecond);
        } catch (const cv::Exception&) {
            outcome = Outcome::CutShort;
        }
        if (outcome == Outcome::Done)
            return outcome;
    }
    return outcome;
}

[[noreturn]] void refuse(const std::filesystem::path& film, std::optional<Outcome> last) {
    const std::string temporary = displayText(temporaryFolder());
    if (last == Outcome::NoEncoder)
        throw Error(ErrorCode::Unsupported, "this system's OpenCV cannot encode MP4 films",
                    "Install FFmpeg's libraries, or save as GIF.");
    if (last == Outcome::CutShort)
        throw Error(ErrorCode::DiskFull, displayText(film) + ": the film could not be encoded to its end",
                    "Free some space in the temporary folder " + temporary +
                        " (TMPDIR names it) or beside the film, or save as GIF.");
    throw Error(ErrorCode::ReadOnly,
                displayText(film) + ": a film is encoded in a folder first, and neither the temporary folder " +
                    temporary + " nor the film's own can be written to",
                "Let TMPDIR name a folder that exists and that you may write to.");
}

} // namespace

void writeMp4(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame,
              FileSystem& files) {
    requireOneSize(frames, largestSide);
    AtomicWriter writer(file, files); // refuses a target that cannot be written before the long part
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    const double framesPerSecond = 1000.0 / std::max(millisecondsPerFrame, 1);
    std::optional<Outcome> last;
    for (const auto& place : scratchPlaces(file)) {
        const auto scratch = ScratchFolder::in(place);
        if (!scratch)
            continue;
        last = encodeAnyhow(scratch->file(), frames, framesPerSecond);
        if (last != Outcome::Done)
            continue;
        writer.write(readWhole(scratch->file()));
        return writer.commit();
    }
    refuse(file, last);
}

} // namespace studio::io
