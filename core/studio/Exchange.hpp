// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/Progress.hpp"
#include "core/studio/Types.hpp"

#include <filesystem>
#include <span>
#include <vector>

/// Pictures and latents on their way from and to other programs. Throws studio::Error.
namespace studio {

/// Width and height (a square) and channels of every picture of a project.
struct PictureSize {
    int width = 0;
    int channels = 0;
};

/// The pictures named by `inputs`: anything that a project can be made from, brought to `size`. Nothing is left out in
/// silence, since the i-th latent belongs to the i-th picture. Throws NotFound, BadInput for a file that cannot be used
/// and when there is no picture at all; Cancelled.
std::vector<Image> readPictures(std::span<const std::filesystem::path> inputs, const PictureSize& size,
                                std::stop_token stop = {}, const ProgressFn& progress = {});

/// Reads float32 [N, C, h, w], or [N, D] for vector latents. Throws BadInput for another type, Mismatch for another
/// shape and for values that are not finite.
std::vector<Latent> readLatentsNpy(const std::filesystem::path& file, const LatentShape& shape);
/// Writes float32 [N, C, h, w], or [N, D] for vector latents.
void writeLatentsNpy(const std::filesystem::path& file, std::span<const Latent> latents, const LatentShape& shape);

/// Makes a folder and its parents; one that is there already is fine. Throws Error(Io).
void makeFolder(const std::filesystem::path& folder);

} // namespace studio
