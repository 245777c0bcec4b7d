// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/Targets.hpp"

#include <vector>

namespace studio::fuzz {

/// The input with the checksums of its chunks made right, where it begins as a PNG: a changed byte would otherwise
/// never get past them.
std::vector<std::byte> withPngChecksums(Input input);

} // namespace studio::fuzz
