// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ArrayRange.hpp"
#include "core/data/ImageSource.hpp"
#include "core/data/PictureLayout.hpp"

namespace studio::data {

/// One array of pictures: a file, or a part (train, val, test) of a set.
struct PictureArray {
    std::string name; ///< before the number in a picture's name, where there are several
    PictureLayout layout;
    ArrayContent content;
    std::vector<std::string> labels; ///< one a picture, or none
    Part part = Part::Undecided;
};

/// Arrays of pictures of one size, and how their numbers become brightness.
struct PictureSet {
    std::vector<PictureArray> arrays; ///< of one width, height, number of channels and element type
    BrightnessScale scale;
    std::vector<std::string> classOrder; ///< names of the classes in the set's own order; empty: natural order
};

std::unique_ptr<ImageSource> makeArraySource(PictureSet set, ScanNotes notes);

/// The scale for all arrays of a set together. Throws Cancelled, Error(BadInput).
BrightnessScale scaleOf(const std::vector<PictureArray>& arrays, const ScanRequest& request);

} // namespace studio::data
