// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace studio::cli {

/// "2,000 steps, 472.3 passes over 271 pictures, about 350 MB, about 4 min 50 s on this machine"; the time is left out
/// where it was not measured.
std::string estimateText(const TrainingEstimate& estimate, std::int64_t pictures);

/// steps, passes, batch_size, parameters, latent, compression, memory_bytes, seconds (null where not measured).
nlohmann::json estimateDocument(const TrainingEstimate& estimate);

/// 45 s, 4 min 50 s, 1 h 20 min.
std::string durationText(double seconds);

/// 2000 as 2,000.
std::string grouped(std::int64_t number);

} // namespace studio::cli
