// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.hpp"
#include "core/studio/Types.hpp"

#include <span>
#include <stop_token>

namespace studio {

/// The picture among `candidates` (indices of the dataset) whose pixels differ least from `picture`'s, which has the
/// dataset's size; of several the first. Reads the memory map once, about a gigabyte a second. Throws Cancelled.
NearestPicture nearestPicture(const data::Dataset& dataset, std::span<const std::int64_t> candidates,
                              const Image& picture, const std::stop_token& stop = {});

} // namespace studio
