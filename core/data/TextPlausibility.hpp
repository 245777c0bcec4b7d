// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace studio::data {

/// How much `text` looks like words of a language that people name folders in: about 1 a character for frequent
/// letters, below 0 for symbols, letters of two scripts in one word, capitals in the middle. Characters of ASCII only
/// count as neighbours. The sum over the characters, each times the bytes it took: `bytesEach` 0 counts one for letters
/// of alphabets and two for those of East Asia.
struct Plausibility {
    double sum = 0.0;
    double bytes = 0.0;
};
Plausibility plausibilityOf(std::u32string_view text);

} // namespace studio::data
