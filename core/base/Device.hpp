// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio {

/// Where tensors live. Auto takes CUDA when there is one. An explicit Cuda without a GPU is an error, never a silent
/// switch.
enum class DeviceChoice { Auto, Cpu, Cuda };

} // namespace studio
