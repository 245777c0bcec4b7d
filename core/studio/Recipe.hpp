// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/studio/Types.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// How a sample was drawn, kept within its PNG file, so that it can be drawn again.
namespace studio {

struct Recipe {
    std::string run;       ///< the diffusion run, by its name within the project
    std::string weights;   ///< SHA-256 of its checkpoint, see LatentEngine::weights(); empty: not known
    SampleRequest request; ///< of this one sample: count 1, first its index; sampler and guide as they were
    /// The name of the class that was drawn; empty: none, or request.label in recipes of the first version. A number
    /// alone would mean another class once a folder is added.
    std::string label = {};
    std::string decoder =
        {}; ///< SHA-256 of its autoencoder's checkpoint, see LatentEngine::decoder(); empty: not known
};

/// The recipe of sample number request.first + `index`; `classes` are those of the project.
Recipe recipeOf(const std::string& run, const std::string& weights, const SampleRequest& request,
                std::span<const ClassCount> classes, std::int64_t index = 0);

/// What to ask for to draw that sample again in a project of these classes. Throws Error(NotFound) where the recipe's
/// class is none of them.
SampleRequest requestOf(const Recipe& recipe, std::span<const ClassCount> classes);

std::string toJson(const Recipe& recipe);
/// Reads what toJson() writes, and what earlier versions wrote. Throws Error(BadInput) that names `source`, the field
/// and what was expected, for anything else, and Error(Unsupported) for a later version's.
Recipe parseRecipe(std::string_view json, const std::string& source);

/// The recipe within a picture file; nothing for a picture without one. Throws as parseRecipe(), NotFound, Io.
std::optional<Recipe> readRecipe(const std::filesystem::path& file);
/// Atomically, as writePng().
void writePngWithRecipe(const std::filesystem::path& file, const Image& image, const Recipe& recipe);

} // namespace studio
