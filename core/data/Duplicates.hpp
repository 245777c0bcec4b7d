// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.hpp"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace studio::data {

/// A 64-bit hash of a picture's bytes, for finding equal ones; nothing that anybody should rely on against forgery.
std::uint64_t pixelHash(std::span<const std::uint8_t> pixels) noexcept;

/// Groups of pictures with equal pixels: each of at least two, ascending; by their first picture. Reads every pixel
/// once: about a second a gigabyte. Throws Cancelled.
std::vector<std::vector<std::int64_t>> exactDuplicates(const Dataset& dataset, const std::stop_token& stop = {});

} // namespace studio::data
