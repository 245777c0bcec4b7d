// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace studio::io {

/// Whether a file calls itself a film: MP4, MOV, AVI, MKV, WebM, MPEG, OGV, WMV, 3GP, FLV.
bool claimsToBeFilm(const std::filesystem::path& file);

constexpr std::size_t filmHeadBytes = 256;

/// Whether the first `filmHeadBytes` of a file are those of a film's container. Play lists and other texts, which a
/// decoder would follow to other files, are none.
bool isFilmHead(std::span<const std::byte> head) noexcept;

struct FilmFacts {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t frames = 0;
};

/// Reads the frames of a film, forwards. The one place that knows OpenCV's films (beside their writer).
class FilmReader {
public:
    /// Throws Error(NotFound | BadInput | Io | Unsupported): no film, damaged, cut off, no decoder for it.
    explicit FilmReader(const std::filesystem::path& file);
    ~FilmReader();
    FilmReader(const FilmReader&) = delete;
    FilmReader& operator=(const FilmReader&) = delete;

    /// As the film says it. Where it does not say the number of frames, they are counted by decoding all, once, and
    /// reading starts anew. Throws Cancelled.
    const FilmFacts& facts(const std::stop_token& stop = {});

    /// Frame `number`, from 0, which may not lie before the last one asked for: RGB, upright. Nothing when the film
    /// ends, or cannot be decoded any further, before it. Throws Cancelled, within one frame.
    std::optional<Image> read(std::int64_t number, const std::stop_token& stop = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace studio::io
