// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Survey.hpp"

#include <functional>
#include <optional>

namespace studio::data {

/// One prepared item of a source as the dataset would hold it: every way in leads through here, so that a file gives the
/// same pixels wherever it is named. Thread-safe. Throws Error whose message is the reason to reject the item;
/// Cancelled.
io::DecodedImage loadFramed(const ImageSource& source, std::int64_t item, const PictureFacts& facts,
                            const Transform& transform, const std::stop_token& stop);

/// A picture brought to the dataset's shape, or why it cannot be used.
struct Decoded {
    Image image;
    std::optional<std::string> rejected;
    io::PictureRemarks remarks;
};

using Deliver = std::function<void(const Candidate& candidate, const Decoded& decoded)>;

/// Decodes `chosen` (in the order of the survey) on all cores, block by block, and hands them to `deliver` in order, on
/// the calling thread. At most one block is in memory. Throws Cancelled.
void decodeAll(const Survey& survey, std::span<const Candidate> chosen, const Transform& transform,
               const std::stop_token& stop, const ProgressFn& progress, const Deliver& deliver);

} // namespace studio::data
