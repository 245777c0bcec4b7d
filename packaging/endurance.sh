#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The long forms of tests/endurance, after a build of the ci preset (packaging/test.sh makes one): kill -9 while training,
# 200 times or as often as the first argument says, and a training whose Nth file call fails, for every N. Minutes; ends
# with the figures of both.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tests=$root/build/ci/bin/tests
[ -x "$tests/tst_kills" ] || fail "there is no $tests/tst_kills; run packaging/test.sh first"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export QTEST_FUNCTION_TIMEOUT=14400000 OMP_WAIT_POLICY=passive QT_QPA_PLATFORM=offscreen
export XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home XDG_CACHE_HOME=$home XDG_STATE_HOME=$home

say "killing a training ${1:-200} times"
STUDIO_KILLS=${1:-200} "$tests/tst_kills"
if [ -x "$tests/tst_failingcalls" ]; then
  say "failing every file call of a training"
  STUDIO_FAILURES=1000000 "$tests/tst_failingcalls"
fi
