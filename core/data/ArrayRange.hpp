// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ImportTypes.hpp"
#include "core/base/Progress.hpp"
#include "core/data/PackedBytes.hpp"

#include <limits>

namespace studio::data {

/// What the numbers of an array are, over all of it. NaN and infinite numbers do not count.
struct NumberRange {
    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();
    bool whole = true; ///< there are whole numbers only

    bool empty() const noexcept { return least > greatest; }
    void add(const NumberRange& other) noexcept;
};

/// How numbers become brightness: (value - low) / (high - low) * 255, cut off below 0 and above 255.
struct BrightnessScale {
    double low = 0.0;
    double high = 255.0;
    std::string notice; ///< how the range was understood; empty when there was nothing to decide

    bool isIdentity() const noexcept { return low == 0.0 && high == 255.0; }
};

/// Looks at every element once, on all cores, packed ones as a stream; for bytes only until one is found that settles
/// that they use their range. Throws Cancelled, and Error(BadInput) for damaged packed data.
NumberRange rangeOf(const ArrayContent& content, const std::stop_token& stop, const ProgressFn& progress);

/// Full takes the type's range (floats: 0 to 1). Auto: 0 and 1 are black and white; floats of 0 to 1, -1 to 1 or 0 to
/// 255 (a tenth of the range beyond it, as resampling leaves, is cut off); whole numbers by the bits they use (8, 10,
/// 12, 14 or 16); anything else linearly from its least to its greatest number.
BrightnessScale brightnessScale(const io::ElementType& type, const NumberRange& range, ValueRange choice);

} // namespace studio::data
