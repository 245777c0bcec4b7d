// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Small files of every kind, made in memory.
namespace studio::test {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(std::string_view text);
Bytes operator+(Bytes a, const Bytes& b);
Bytes bigEndian(std::uint32_t number);
void writeFile(const std::filesystem::path& file, const Bytes& bytes);

/// A smooth picture in which no two corners look alike, so that mirroring and turning show.
Image gradient(int width, int height, int channels);
/// Mean absolute difference of two pictures of one shape; 255 for different shapes.
double difference(const Image& a, const Image& b);

Bytes jpeg(const Image& image, int quality = 95);
Bytes progressiveJpeg(const Image& image);
Bytes tiff(const Image& image);
Bytes bmp(const Image& image);
Bytes webp(const Image& image);
Bytes pgm(const Image& image);
/// A JPEG with an EXIF block of this orientation put behind its first marker.
Bytes withOrientation(const Bytes& jpeg, int orientation);
/// PNG from raw scan lines (filter byte first in each).
Bytes rawPng(std::uint32_t width, std::uint32_t height, int depth, int colourType, const Bytes& lines,
             const Bytes& extraChunks = {});
Bytes pngChunk(std::string_view type, const Bytes& data);
Bytes gzip(const Bytes& bytes);

enum class EntryKind { File, SymbolicLink, HardLink, Fifo, Device };
struct Entry {
    std::string name;
    Bytes bytes;
    EntryKind kind = EntryKind::File;
};
enum class Packing { Zip, EncryptedZip, Tar, TarGz };
void writeArchive(const std::filesystem::path& file, Packing packing, const std::vector<Entry>& entries);

} // namespace studio::test
