// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/Progress.hpp"
#include "core/studio/Types.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <vector>

/// Pictures and latents on their way from and to other programs. Throws studio::Error.
namespace studio {

/// The one way in for pictures that meet a project's own: encoded, interpolated, drawn from, dropped on the window.
/// They are brought to the size and channels of the project's pictures, and framed, turned upright, laid over the
/// background and read in the range as its import did. So a picture of the project and its own file are the same to the
/// byte. `inputs` are anything that a project can be made from. Nothing is left out in silence, since the i-th latent
/// belongs to the i-th picture. Throws NotFound, BadInput for a file that cannot be used and when there is no picture
/// at all; Cancelled.
using TakePicture = std::function<void(Image picture)>;
void eachPicture(std::span<const std::filesystem::path> inputs, const DatasetFacts& project, const TakePicture& take,
                 std::stop_token stop = {}, const ProgressFn& progress = {});
std::vector<Image> readPictures(std::span<const std::filesystem::path> inputs, const DatasetFacts& project,
                                std::stop_token stop = {}, const ProgressFn& progress = {});
/// The first picture of one file.
Image readPicture(const std::filesystem::path& file, const DatasetFacts& project, std::stop_token stop = {});
/// A grey mask framed as the project's pictures, so that it covers what it was drawn on: white where the picture is to
/// be drawn anew. Transparent pixels and the border that framing adds are black. Throws as readPictures(), and BadInput
/// for a mask that has no white.
Image readMask(const std::filesystem::path& file, const DatasetFacts& project, std::stop_token stop = {});

/// Reads float32 [N, C, h, w], or [N, D] for vector latents. Throws BadInput for another type, Mismatch for another
/// shape and for values that are not finite.
std::vector<Latent> readLatentsNpy(const std::filesystem::path& file, const LatentShape& shape);
/// Writes float32 [N, C, h, w], or [N, D] for vector latents.
void writeLatentsNpy(const std::filesystem::path& file, std::span<const Latent> latents, const LatentShape& shape);

/// Makes a folder and its parents; one that is there already is fine. Throws Error(Io).
void makeFolder(const std::filesystem::path& folder);

} // namespace studio
