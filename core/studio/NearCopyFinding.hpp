// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <optional>
#include <string>

namespace studio {

/// "31 % of 256 samples are near copies of training pictures (1 % of the held-out pictures are)", from the figures that
/// a diffusion run on few pictures is measured by when it has finished; empty for other runs.
std::string nearCopiesText(const RunInfo& run);

/// That a diffusion run memorises: a tenth of its samples or more are near copies, and plainly more than of pictures
/// that it never saw.
std::optional<Finding> nearCopyFinding(const RunInfo& run);

} // namespace studio
