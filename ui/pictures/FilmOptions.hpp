// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/Repeat.hpp"

#include <QSize>

#include <cstddef>
#include <filesystem>
#include <vector>

namespace studio::ui {

enum class FilmFormat { Gif, Mp4, Png };

/// Whether a film ends with its last frame, or goes back to the first one from there.
enum class FilmWay { There, ThereAndBack };

/// How a film is written. The window remembers it from one to the next.
struct FilmOptions {
    FilmFormat format = FilmFormat::Gif;
    int scale = 4; ///< times the size of a frame; 0: usableScale()
    int framesPerSecond = 12;
    Repeat repeat = Repeat::Forever; ///< of a GIF; a player decides over a film
    FilmWay way = FilmWay::There;
    bool operator==(const FilmOptions&) const = default;

    int millisecondsPerFrame() const noexcept { return 1000 / framesPerSecond; }
};

constexpr int fastestFilm = 50; ///< frames a second: a GIF counts in 1/100 s, and viewers slow down what is faster

/// What was chosen last.
FilmOptions rememberedFilm();
void rememberFilm(const FilmOptions& options);

/// The frames' places in the order in which they play, 0, 1, ..., count - 1: and back down again, the first one not
/// twice where it is repeated for ever.
std::vector<std::size_t> playOrder(std::size_t count, const FilmOptions& options);

/// The whole factor that brings a small picture to a size at which other programs show it well.
int usableScale(const Image& picture);

/// Whether `count` frames of this size, enlarged `scale` times, are still a sensible file.
bool isSensible(QSize frame, int count, int scale);

/// Writes frames of one size as GIF or MP4, enlarged and in play order. Throws as writeGif() and writeMp4() do.
void writeFilm(const std::filesystem::path& file, const std::vector<Image>& frames, const FilmOptions& options);

} // namespace studio::ui
