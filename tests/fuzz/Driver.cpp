// SPDX-License-Identifier: GPL-3.0-or-later
// The entry of libFuzzer for the one target that STUDIO_FUZZ_TARGET names. What feed() throws ends the process, which
// the fuzzer reports as a finding.
#include "tests/fuzz/Targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace studio::fuzz;
    static constexpr Target target{STUDIO_FUZZ_NAME, STUDIO_FUZZ_TARGET};
    feed(target, std::as_bytes(std::span(data, size)));
    return 0;
}
