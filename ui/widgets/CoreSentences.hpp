// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace studio::ui {

/// Sentences that core puts together from numbers and names, as coreText() looks them up: with %1, %2 ... where those
/// stand, a name with its quotes. What is missing here is shown in English.
std::span<const char* const> coreSentences();

} // namespace studio::ui
