// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/Repeat.hpp"
#include "core/io/FileSystem.hpp"

#include <filesystem>
#include <span>

namespace studio::io {

/// Throws Error(WrongUsage) without frames, and for frames of different sizes or with a side above `largestSide`.
void requireOneSize(std::span<const Image> frames, int largestSide);

/// Writes frames of one size as a GIF, atomically. Grey frames keep all 256 greys exactly; colour
/// frames share one palette of at most 256 colours by median cut (Heckbert 1982) over all of them; when there are no
/// more colours than that they are exact too. Delays are rounded to 1/100 s. Throws Error(WrongUsage) without frames,
/// with frames of different sizes or above 65,535 pixels a side; and as writeAtomically does.
void writeGif(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame = 60,
              Repeat repeat = Repeat::Forever, FileSystem& files = systemFiles());

/// Writes frames of one size as an MP4 film, atomically: H.264 where this system's FFmpeg encodes it, else MPEG-4
/// part 2. Both need even sides: an odd one gets its last row or column once more. Throws Error(WrongUsage) as
/// writeGif() does, Error(Unsupported) where neither can be encoded; and as writeAtomically does. It is encoded in the
/// temporary folder or, where that is gone, full or closed, in the film's own: Error(ReadOnly | DiskFull) that names
/// TMPDIR where neither will do.
void writeMp4(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame = 60,
              FileSystem& files = systemFiles());

} // namespace studio::io
