// SPDX-License-Identifier: GPL-3.0-or-later
// libgomp reads OMP_WAIT_POLICY in its constructor, so the process has to start itself once more with the variable set.
// This runs from .preinit_array, before any library's constructor: doing it in main() would run LibTorch's static
// initialisation, half a second, twice.
#ifdef __linux__

#include <cstring>
#include <unistd.h>
#include <vector>

namespace {

void waitPassively(int, char** argv, char** environment) {
    static char policy[] = "OMP_WAIT_POLICY=passive";
    constexpr std::size_t nameLength = 16; // with the '='
    std::vector<char*> extended;
    for (char** entry = environment; *entry; ++entry) {
        if (std::strncmp(*entry, policy, nameLength) == 0)
            return;
        extended.push_back(*entry);
    }
    extended.push_back(policy);
    extended.push_back(nullptr);
    // On success this does not return; where /proc is missing the program runs on, only slower.
    ::execve("/proc/self/exe", argv, extended.data());
}

[[gnu::section(".preinit_array"), gnu::used]] void (*const beforeConstructors)(int, char**, char**) = waitPassively;

} // namespace

#endif
