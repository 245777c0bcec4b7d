// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/studio/Types.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// How a sample was drawn, kept within its PNG file, so that it can be drawn again.
namespace studio {

struct Recipe {
    std::string run;       ///< the diffusion run, by its name within the project
    std::string weights;   ///< SHA-256 of its checkpoint, see LatentEngine::weights(); empty: not known
    SampleRequest request; ///< of this one sample: count 1, first its index; sampler and guide as they were
};

/// The recipe of sample number request.first + `index`.
Recipe recipeOf(const std::string& run, const std::string& weights, const SampleRequest& request,
                std::int64_t index = 0);

std::string toJson(const Recipe& recipe);
/// Reads what toJson() writes. Throws Error(BadInput) that names `source`, the field and what was expected, for
/// anything else, and Error(Unsupported) for a later version's.
Recipe parseRecipe(std::string_view json, const std::string& source);

/// The recipe within a picture file; nothing for a picture without one. Throws as parseRecipe(), NotFound, Io.
std::optional<Recipe> readRecipe(const std::filesystem::path& file);
/// Atomically, as writePng().
void writePngWithRecipe(const std::filesystem::path& file, const Image& image, const Recipe& recipe);

} // namespace studio
