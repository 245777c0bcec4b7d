// SPDX-License-Identifier: GPL-3.0-or-later
// Read before anything else where clang compiles with libstdc++: std::vector as of C++17, whose members are not
// constexpr. Of those that are, clang 14 instantiates the destructors of vectors of types that LibTorch's headers have
// only declared so far, and refuses them.
#pragma once

#include <memory>
#include <string>

#if defined(__clang__) && defined(_GLIBCXX_RELEASE)
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR
#define __fill_a1 __fill_bits // which is declared as constexpr before: see BitFill.cpp
#include <vector>
#undef __fill_a1
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR constexpr
#endif
