// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/FilmOptions.hpp"

#include "core/studio/Files.hpp"
#include "ui/session/Settings.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace studio::ui {

namespace {

constexpr std::array formatNames{"gif", "mp4", "png"}; // by FilmFormat
constexpr int longestSide = 2560;
constexpr double mostPixels = 1e8; // of all frames

} // namespace

FilmOptions rememberedFilm() {
    FilmOptions options;
    const auto format = std::ranges::find(formatNames, Settings::value(setting::filmFormat).toString(),
                                          [](const char* name) { return QString::fromLatin1(name); });
    if (format != formatNames.end())
        options.format = static_cast<FilmFormat>(format - formatNames.begin());
    options.scale = std::max(1, Settings::value(setting::filmScale).toInt());
    options.framesPerSecond = std::clamp(Settings::value(setting::filmSpeed).toInt(), 1, fastestFilm);
    options.repeat = Settings::value(setting::filmRepeats).toBool() ? Repeat::Forever : Repeat::Once;
    options.way = Settings::value(setting::filmReturns).toBool() ? FilmWay::ThereAndBack : FilmWay::There;
    return options;
}

void rememberFilm(const FilmOptions& options) {
    Settings::set(setting::filmFormat, QLatin1String(formatNames[static_cast<std::size_t>(options.format)]));
    Settings::set(setting::filmScale, options.scale);
    Settings::set(setting::filmSpeed, options.framesPerSecond);
    Settings::set(setting::filmRepeats, options.repeat == Repeat::Forever);
    Settings::set(setting::filmReturns, options.way == FilmWay::ThereAndBack);
}

std::vector<std::size_t> playOrder(std::size_t count, const FilmOptions& options) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < count; ++i)
        order.push_back(i);
    if (options.way == FilmWay::There)
        return order;
    const bool joins = options.repeat == Repeat::Forever && options.format == FilmFormat::Gif;
    for (std::size_t i = count; i-- > (joins ? 1U : 0U);) {
        if (i + 1 < count)
            order.push_back(i);
    }
    return order;
}

int usableScale(const Image& picture) {
    constexpr int usableSide = 128;
    return std::max(1, usableSide / std::max({1, picture.width, picture.height}));
}

bool isSensible(QSize frame, int count, int scale) {
    const double pixels = 1.0 * frame.width() * frame.height() * scale * scale * count;
    return std::max(frame.width(), frame.height()) * scale <= longestSide && pixels <= mostPixels;
}

void writeFilm(const std::filesystem::path& file, const std::vector<Image>& frames, const FilmOptions& options) {
    const int scale = options.scale > 0 || frames.empty() ? options.scale : usableScale(frames.front());
    std::vector<Image> played;
    for (const std::size_t at : playOrder(frames.size(), options))
        played.push_back(tile(std::span(&frames[at], 1), 1, 0, scale));
    if (options.format == FilmFormat::Mp4)
        return writeMp4(file, played, options.millisecondsPerFrame());
    writeGif(file, played, options.millisecondsPerFrame(), options.repeat);
}

} // namespace studio::ui
