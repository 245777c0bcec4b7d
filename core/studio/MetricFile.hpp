// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <filesystem>

namespace studio {

/// Reads metrics.csv. A file that is not there is an empty table; a last line that was cut short is left out, since a
/// killed process may have been writing it. Any other line that does not fit the header is passed over, and named.
MetricTable readMetricFile(const std::filesystem::path& file);

} // namespace studio
