// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ArrayCatalog.hpp"

namespace studio::data {

/// An array that may hold the labels of one of pictures: its name says so, and that it belongs to them; its name says
/// no more than that it holds labels; or it is the only one left that has the right shape.
struct LabelArray {
    enum class Trust { Sure, Likely, Guessed };
    const CataloguedArray* array = nullptr;
    Trust trust = Trust::Sure;
};

/// An array of pictures and those that may hold its labels, the likeliest first.
struct ChosenArray {
    const CataloguedArray* pictures = nullptr;
    PictureLayout layout;
    std::vector<LabelArray> labels;
    Part part = Part::Undecided;
    std::string className; ///< of all its pictures; empty: `labels` tell
};

struct ArrayChoice {
    std::vector<ChosenArray> arrays;                   ///< of one set; empty: nothing is usable
    std::vector<const CataloguedArray*> otherPictures; ///< that could have been taken instead
    std::vector<const CataloguedArray*> classNames;    ///< that may name the classes
    bool labelsAsked = false;                          ///< the user named them: another array is no substitute
};

/// Throws Error(BadInput) for a name in `options` that the catalogue lacks, or that cannot be pictures or labels.
ArrayChoice chooseArrays(const ArrayCatalog& catalog, const ImportOptions& options);

/// "x (float32, 10 x 3), y (text, 10)": the first dozen, and how many more.
std::string listed(const std::vector<CataloguedArray>& arrays);

/// As a person chooses among them.
std::vector<ArrayFacts> factsOf(const std::vector<CataloguedArray>& arrays);

} // namespace studio::data
