// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/ThreadBudget.hpp"

#include "core/base/Parallel.hpp"
#include "core/kernels/CoreTeam.hpp"

#include <ATen/Parallel.h>

#ifdef STUDIO_OPENMP
#include <omp.h>
#endif

namespace studio::models {

namespace {

void useThreads([[maybe_unused]] int count) {
#ifdef STUDIO_OPENMP
    omp_set_num_threads(count);
#endif
}

} // namespace

ThreadBudget::ThreadBudget(Share share)
    : m_before(at::get_num_threads()) // also makes ATen initialise this thread, which would undo a number set before
{
    useThreads(share == Share::OneCore ? 1 : coreCount());
}

ThreadBudget::~ThreadBudget() {
    useThreads(m_before);
}

int freeCores() {
    return kernels::isOnCores() ? 1 : at::get_num_threads();
}

} // namespace studio::models
