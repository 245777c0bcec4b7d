// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diffuse/DiffusionFeed.hpp"
#include "ui/diffuse/Filmstrip.hpp"
#include "ui/diffuse/GuideModel.hpp"

#include <vector>

namespace studio::ui {

/// What a page of samples shows, for one that takes its place.
struct SampleMemory {
    DiffusionFeed::Engine engine; ///< that drew; null: nothing was drawn
    SampleRequest request;        ///< what the form says, with its guide
    GuideState guide;
    double strength = 0.0;
    bool masking = false;

    std::vector<Image> samples; ///< as the request says; empty: they are still to be drawn
    double seconds = 0.0;       ///< that they took
    int chosen = 0;
    DiffusionFeed::Film film; ///< of the chosen one; empty: still to be drawn
    std::vector<DiffusionFeed::Film> films;

    int step = 0;
    Filmstrip::Row row = Filmstrip::Row::Predicted;
    bool showsRows = false;
    bool loops = false;
};

} // namespace studio::ui
