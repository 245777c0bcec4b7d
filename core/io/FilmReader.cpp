// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/FilmReader.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Text.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/FileHandle.hpp"
#include "core/io/ImageHeader.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/videoio.hpp>

namespace studio::io {

namespace {

/// FFmpeg's own lines would end up between ours.
void silenceDecoders() {
    static std::once_flag once;
    std::call_once(once, [] {
        ::setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0); // AV_LOG_QUIET
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    });
}

Image toImage(const cv::Mat& matrix) {
    Image image(matrix.cols, matrix.rows, 3);
    for (int y = 0; y < matrix.rows; ++y) {
        const auto* from = matrix.ptr<std::uint8_t>(y);
        auto to = image.row(y);
        for (std::size_t i = 0; i < to.size(); i += 3) {
            to[i] = from[i + 2];
            to[i + 1] = from[i + 1];
            to[i + 2] = from[i];
        }
    }
    return image;
}

} // namespace

struct FilmReader::State {
    std::filesystem::path file;
    cv::VideoCapture capture;
    std::optional<FilmFacts> facts;
    std::int64_t next = 0; ///< the frame that the next grab gives
    bool ended = false;

    [[noreturn]] void refuse(ErrorCode code, const std::string& reason, const std::string& hint) const {
        throw Error(code, displayText(file) + ": " + reason, hint);
    }

    void open() {
        bool opened = false;
        try {
            opened = capture.open(file.string(), cv::CAP_FFMPEG);
        } catch (const cv::Exception&) {
        }
        const double pixels =
            opened ? capture.get(cv::CAP_PROP_FRAME_WIDTH) * capture.get(cv::CAP_PROP_FRAME_HEIGHT) : 0;
        if (pixels > static_cast<double>(maxPixels))
            refuse(ErrorCode::BadInput, "its frames are too large", "Make it smaller first.");
        if (!opened)
            refuse(ErrorCode::BadInput,
                   "a film that cannot be decoded: damaged, cut off, or in a format without a decoder",
                   "Convert it, for instance with: ffmpeg -i FILM frames/%06d.png");
        next = 0;
        ended = false;
    }

    /// Whether there was another frame.
    bool grab(const std::stop_token& stop) {
        throwIfStopped(stop);
        try {
            ended = ended || !capture.grab();
        } catch (const cv::Exception&) {
            ended = true;
        }
        next += ended ? 0 : 1;
        return !ended;
    }
};

FilmReader::FilmReader(const std::filesystem::path& file)
    : m_state(std::make_unique<State>()) {
    silenceDecoders();
    m_state->file = file;
    openRegular(file); // refuses what is no file before a decoder opens it
    if (!isFilmHead(readHead(file, filmHeadBytes)))
        m_state->refuse(ErrorCode::BadInput, "not a film, whatever its name says", "Leave it out, or repair it.");
    m_state->open();
}

FilmReader::~FilmReader() = default;

const FilmFacts& FilmReader::facts(const std::stop_token& stop) {
    State& state = *m_state;
    if (state.facts)
        return *state.facts;
    FilmFacts facts;
    facts.frames = static_cast<std::int64_t>(state.capture.get(cv::CAP_PROP_FRAME_COUNT));
    const auto first = read(0, stop); // as it will be shown: turned upright
    if (!first)
        state.refuse(ErrorCode::BadInput, "a film without a frame that can be decoded", "Leave it out, or repair it.");
    facts.width = first->width;
    facts.height = first->height;
    constexpr std::int64_t largest = std::int64_t{1} << 32;
    if (facts.frames < 1 || facts.frames > largest) {
        while (state.grab(stop)) {
        }
        facts.frames = state.next;
    }
    state.open();
    state.facts = facts;
    return *state.facts;
}

std::optional<Image> FilmReader::read(std::int64_t number, const std::stop_token& stop) {
    State& state = *m_state;
    if (number < state.next)
        throw Error(ErrorCode::Internal, "frames of a film are read forwards");
    while (state.next <= number)
        if (!state.grab(stop))
            return std::nullopt;
    cv::Mat matrix;
    try {
        if (!state.capture.retrieve(matrix) || matrix.type() != CV_8UC3)
            return std::nullopt;
    } catch (const cv::Exception&) {
        return std::nullopt;
    }
    return toImage(matrix);
}

} // namespace studio::io
