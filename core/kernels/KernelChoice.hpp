// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace studio::kernels {

/// Whose 3x3 convolutions compute, ours or the library's.
enum class KernelChoice {
    Auto,    ///< whichever is faster on this processor
    Library, ///< never ours
    Own,     ///< ours wherever they can
};

/// "auto", "library" or "own"; any other word is Auto.
KernelChoice kernelChoice(std::string_view word) noexcept;

/// Of the environment variable STUDIO_KERNELS, which is read once. For comparing the two, and for testing either on
/// every processor: their results differ in the last digits, so a run should keep to one of them.
KernelChoice chosenKernels() noexcept;

} // namespace studio::kernels
