// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <optional>
#include <vector>

namespace studio::ui {

class Session;

/// What a workspace needs a run to be able to do.
enum class RunNeed {
    Autoencoder, ///< decode latents; a diffusion run can, through its autoencoder
    Diffusion,   ///< draw samples by diffusion
};

/// Whether there are weights to work with: saved, or in memory while it trains.
bool isUsable(const Session& session, const RunInfo& run);

/// The usable runs of the open project, by name.
std::vector<RunInfo> usableRuns(const Session& session);

/// The picked run when it is usable for this, else the one of the project that comes first, else none.
std::optional<RunInfo> runToShow(const Session& session, RunNeed need);

} // namespace studio::ui
