// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Parallel.hpp"

#include "core/base/Progress.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace studio {

namespace {

std::atomic<int> coreLimit{0};

} // namespace

int machineCores() noexcept {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

int coreCount() noexcept {
    const int limit = coreLimit;
    return limit > 0 ? std::min(limit, machineCores()) : machineCores();
}

void limitCores(int most) noexcept {
    coreLimit = most;
}

void parallelFor(std::int64_t count, const std::stop_token& stop, const std::function<void(std::int64_t)>& work,
                 int threads) {
    std::atomic<std::int64_t> next{0};
    std::mutex mutex;
    std::exception_ptr failure;
    const auto takeTurns = [&] {
        try {
            for (std::int64_t i = next++; i < count && !stop.stop_requested(); i = next++)
                work(i);
        } catch (...) {
            next = count;
            const std::scoped_lock lock(mutex);
            if (!failure)
                failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::int64_t i = 1; i < std::min<std::int64_t>(threads, count); ++i)
            helpers.emplace_back(takeTurns);
        takeTurns();
    }
    if (failure)
        std::rethrow_exception(failure);
    throwIfStopped(stop);
}

} // namespace studio
