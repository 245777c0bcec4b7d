// SPDX-License-Identifier: GPL-3.0-or-later
// Starts NAME-program in ../libexec/latent-studio, NAME being its own, with an environment that its libraries read when
// they are loaded: threads that wait for work must not keep the cores from those that have some. libgomp looks for
// OMP_WAIT_POLICY, and OpenBLAS's own threads, where that flavour is installed, spin beside the studio's (measured:
// they halve the speed of training). And glibc gives freed tensors back to the kernel at once, to ask for the same
// pages again at the next layer: kept, they spare an eighth of the time of a network's evaluation. A program that
// starts itself once more would link and relocate LibTorch twice, a quarter of a second; this one links nothing but
// libc.
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
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

/// A file that took the number of a closed standard stream would get what is printed. Opened the wrong way round, the
/// stream fails whoever uses it, as a closed one does.
void openStandardStreams() {
    for (int descriptor = 0; descriptor <= 2; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)); // gets the lowest number
}

} // namespace

int main(int, char** argv) {
    openStandardStreams();
    char program[PATH_MAX];
    if (!findProgram(program)) {
        std::fprintf(stderr, "%s: /proc/self/exe cannot be read, so the program behind it is not found\n", argv[0]);
        return 1;
    }
    // The user's own choices stand.
    ::setenv("OMP_WAIT_POLICY", "passive", 0);
    ::setenv("OPENBLAS_NUM_THREADS", "1", 0);
    ::setenv("MALLOC_TOP_PAD_", "67108864", 0);         // bytes: what an arena asks for at a time
    ::setenv("MALLOC_TRIM_THRESHOLD_", "268435456", 0); // free bytes that an arena keeps
    ::setenv("MALLOC_MMAP_THRESHOLD_", "33554432", 0);  // the highest that glibc takes
    ::execv(program, argv);
    std::perror(program);
    return 1;
}
