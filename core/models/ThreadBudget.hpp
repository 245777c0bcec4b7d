// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::models {

/// How many cores the calling thread's tensor operations may use while this lives. OpenMP keeps the number per thread,
/// so the two lanes do not disturb each other; a single latent is decoded fastest on one core.
class ThreadBudget {
public:
    enum class Share { OneCore, AllCores };
    explicit ThreadBudget(Share share);
    ~ThreadBudget();
    ThreadBudget(const ThreadBudget&) = delete;
    ThreadBudget& operator=(const ThreadBudget&) = delete;

private:
    int m_before;
};

/// How many cores the calling thread may use now: inside of kernels::onCores() its own alone.
int freeCores();

} // namespace studio::models
