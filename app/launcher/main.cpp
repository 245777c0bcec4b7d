// SPDX-License-Identifier: GPL-3.0-or-later
// Starts NAME-program in ../libexec/latent-studio, NAME being its own, with OMP_WAIT_POLICY=passive. libgomp reads the
// variable in its constructor, so it has to be there before the program's libraries are loaded; a program that starts
// itself once more would link and relocate LibTorch twice, a quarter of a second. This one links nothing but libc.
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace {

/// The path of the program behind this launcher, or false where it would not fit.
bool findProgram(char (&path)[PATH_MAX]) {
    char self[PATH_MAX];
    const auto length = ::readlink("/proc/self/exe", self, sizeof self - 1);
    if (length <= 0)
        return false;
    self[length] = '\0';
    char* const name = std::strrchr(self, '/');
    if (!name)
        return false;
    *name = '\0';
    const int written = std::snprintf(path, sizeof path, "%s/../libexec/latent-studio/%s-program", self, name + 1);
    return written > 0 && static_cast<unsigned>(written) < sizeof path;
}

} // namespace

int main(int, char** argv) {
    char program[PATH_MAX];
    if (!findProgram(program)) {
        std::fprintf(stderr, "%s: /proc/self/exe cannot be read, so the program behind it is not found\n", argv[0]);
        return 1;
    }
    ::setenv("OMP_WAIT_POLICY", "passive", 0); // the user's own choice stands
    ::execv(program, argv);
    std::perror(program);
    return 1;
}
