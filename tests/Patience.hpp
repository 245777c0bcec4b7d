// SPDX-License-Identifier: GPL-3.0-or-later
// Qt waits five seconds for a condition. A machine that does other things besides, or a sanitizer, makes a step of a
// training take that long; these give up only where nothing moves any more.
#pragma once

#include <QTest>

namespace studio {

constexpr int longWait = 120'000; ///< milliseconds

} // namespace studio

#undef QTRY_VERIFY
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, studio::longWait)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, studio::longWait)
