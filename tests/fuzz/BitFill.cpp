// SPDX-License-Identifier: GPL-3.0-or-later
// Has the filling of std::vector<bool> compiled, which PlainVector.hpp leaves as a declaration.
#include <vector>

namespace studio::fuzz {

using FillBits = void (*)(std::_Bit_iterator, std::_Bit_iterator, const bool&);
[[gnu::used]] extern const FillBits fillBits;
const FillBits fillBits = std::__fill_a1;

} // namespace studio::fuzz
