// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/KernelChoice.hpp"

#include <cstdlib>

namespace studio::kernels {

KernelChoice kernelChoice(std::string_view word) noexcept {
    if (word == "library")
        return KernelChoice::Library;
    return word == "own" ? KernelChoice::Own : KernelChoice::Auto;
}

KernelChoice chosenKernels() noexcept {
    static const KernelChoice choice = [] {
        const char* word = std::getenv("STUDIO_KERNELS");
        return kernelChoice(word ? word : "");
    }();
    return choice;
}

} // namespace studio::kernels
