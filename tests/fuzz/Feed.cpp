// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Expect.hpp"
#include "tests/fuzz/Targets.hpp"

namespace studio::fuzz {

Outcome feed(const Target& target, Input input) {
    return attempt([&] { target.read(input); }) ? Outcome::Read : Outcome::Refused;
}

} // namespace studio::fuzz
