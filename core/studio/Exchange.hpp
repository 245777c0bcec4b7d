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

/// Width, height and channels of every picture of a project.
struct PictureSize {
    int width = 0;
    int height = 0;
    int channels = 0;
};

/// The pictures named by `inputs`: picture files, folders (searched through, in order of name), and .npy arrays of
/// uint8 [N,H,W,C], [N,H,W] or [H,W]. Files are cropped and resized to `shape`; arrays have to have it already. Throws
/// NotFound, BadInput (also when there is no picture at all), Mismatch, Cancelled.
std::vector<Image> readPictures(std::span<const std::filesystem::path> inputs, const PictureSize& shape,
                                std::stop_token stop = {}, const ProgressFn& progress = {});

/// Reads float32 [N, C, h, w], or [N, D] for vector latents. Throws BadInput for another type, Mismatch for another
/// shape and for values that are not finite.
std::vector<Latent> readLatentsNpy(const std::filesystem::path& file, const LatentShape& shape);
/// Writes float32 [N, C, h, w], or [N, D] for vector latents.
void writeLatentsNpy(const std::filesystem::path& file, std::span<const Latent> latents, const LatentShape& shape);

/// Makes a folder and its parents; one that is there already is fine. Throws Error(Io).
void makeFolder(const std::filesystem::path& folder);

} // namespace studio
