// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ByteReader.hpp"
#include "core/io/FilmReader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace studio::io {

namespace {

/// MP4 and its kin begin with a box; the brands of still pictures (HEIC, AVIF) are not films.
bool isMp4Head(const ByteReader& reader) {
    constexpr std::array<std::string_view, 12> stills{"heic", "heix", "heim", "heis", "hevc", "hevx",
                                                      "mif1", "msf1", "avif", "avis", "mif2", "jxl "};
    constexpr std::array<std::string_view, 5> oldBoxes{"moov", "mdat", "wide", "free", "skip"}; // QuickTime
    if (reader.has(4, "ftyp"))
        return std::ranges::none_of(stills, [&](std::string_view brand) { return reader.has(8, brand); });
    return std::ranges::any_of(oldBoxes, [&](std::string_view box) { return reader.has(4, box); });
}

} // namespace

bool claimsToBeFilm(const std::filesystem::path& file) {
    std::string ending = file.extension().native();
    std::ranges::transform(ending, ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    constexpr std::array<std::string_view, 17> endings{".mp4",  ".m4v", ".mov",  ".qt",  ".avi", ".mkv",
                                                       ".webm", ".mpg", ".mpeg", ".m2v", ".ogv", ".wmv",
                                                       ".asf",  ".3gp", ".3g2",  ".flv", ".mts"};
    return std::ranges::find(endings, ending) != endings.end();
}

bool isFilmHead(std::span<const std::byte> head) noexcept {
    const ByteReader reader(head);
    constexpr std::array<std::string_view, 5> magics{"\x1A\x45\xDF\xA3", // Matroska and WebM
                                                     "OggS", "FLV\x01",
                                                     "\x30\x26\xB2\x75",                 // ASF: WMV
                                                     std::string_view("\0\0\1\xBA", 4)}; // MPEG
    if (std::ranges::any_of(magics, [&](std::string_view magic) { return reader.has(0, magic); }))
        return true;
    // MPEG transport streams have a mark in each packet of 188 bytes, or of 192 from the fourth on.
    const bool transportStream =
        (reader.has(0, "G") && reader.has(188, "G")) || (reader.has(4, "G") && reader.has(196, "G"));
    return isMp4Head(reader) || (reader.has(0, "RIFF") && reader.has(8, "AVI ")) ||
           reader.has(0, std::string_view("\0\0\1\xB3", 4)) || transportStream;
}

} // namespace studio::io
