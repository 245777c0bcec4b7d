// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TraceTypes.hpp"

namespace studio {

/// Runs a sampler against data for which the exact denoiser is known: a way to see, and to check, what it does.
/// request.start is x at the first step in the sampler's own space: x0 + sigma eps for euler, euler-a and heun,
/// (1-t) x0 + t eps for flows, sqrt(abar) x0 + sqrt(1-abar) eps for the others. Throws Error(WrongUsage) with the
/// reason for what does not go together.
GaussianTrace traceSampler(const GaussianTraceRequest& request);

} // namespace studio
