// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/Repeat.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

/// File formats that the window and the command line share. Every write is atomic; throws studio::Error.
namespace studio {

/// Any picture file that the importer accepts, at its own size. readPicture() brings one to a project's.
Image readImage(const std::filesystem::path& file);
void writePng(const std::filesystem::path& file, const Image& image);
void writeGif(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame = 60,
              Repeat repeat = Repeat::Forever);
/// H.264 or MPEG-4; see io::writeMp4 for sides that are odd.
void writeMp4(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame = 60);
/// One uint8 array N x H x W x C.
void writeImagesNpy(const std::filesystem::path& file, std::span<const Image> images);
void writeText(const std::filesystem::path& file, std::string_view text);

/// Pictures side by side in rows of `columns`, `gap` pixels apart on black; every picture enlarged `scale` times.
Image tile(std::span<const Image> images, int columns, int gap = 2, int scale = 1);

} // namespace studio
