// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Version.hpp"

#include <torch/cuda.h>
#include <torch/version.h>

namespace studio {

std::string studioVersion() {
    return STUDIO_VERSION;
}
std::string torchVersion() {
    return TORCH_VERSION;
}
bool hasCuda() {
    return torch::cuda::is_available();
}

} // namespace studio
