// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/SamplerTrace.hpp"

#include "core/diffusion/GaussianTrace.hpp"

namespace studio {

GaussianTrace traceSampler(const GaussianTraceRequest& request) {
    return diffusion::traceGaussian(request);
}

} // namespace studio
