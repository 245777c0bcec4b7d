// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TraceTypes.hpp"

namespace studio::diffusion {

/// Runs the sampler against the exact denoiser
///   E[x0 | x] = mean + alpha std^2 / (alpha^2 std^2 + sigma^2) (x - alpha mean),   x = alpha x0 + sigma eps.
/// Fresh noise is one single-precision draw of the shape of x from one generator seeded with request.seed at every step
/// that takes any, as diffusers draws it.
/// Throws Error(WrongUsage) for what does not go together, with the reason.
GaussianTrace traceGaussian(const GaussianTraceRequest& request);

} // namespace studio::diffusion
