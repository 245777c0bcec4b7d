// SPDX-License-Identifier: GPL-3.0-or-later
// OpenMP's flag is given to this library alone: it does not go together with the precompiled header of those that see
// LibTorch, whose at::parallel_for is a plain loop without it.
#include "core/kernels/CoreTeam.hpp"

#include <cstddef>
#include <exception>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace studio::kernels {

void onCores(int count, const std::function<void(int)>& work) {
    if (count == 1)
        return work(0);
    std::vector<std::exception_ptr> failures(static_cast<std::size_t>(count));
#ifdef _OPENMP
#pragma omp parallel for num_threads(count) schedule(static, 1)
#endif
    for (int i = 0; i < count; ++i) {
        try {
            work(i);
        } catch (...) { // must not leave the team
            failures[static_cast<std::size_t>(i)] = std::current_exception();
        }
    }
    for (const auto& failure : failures)
        if (failure)
            std::rethrow_exception(failure);
}

bool isOnCores() noexcept {
#ifdef _OPENMP
    return omp_in_parallel() != 0;
#else
    return false;
#endif
}

} // namespace studio::kernels
