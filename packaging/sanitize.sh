#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The tests under sanitizers: packaging/sanitize.sh [asan|tsan] [arguments of ctest], for instance
# "packaging/sanitize.sh tsan -R tst_job". asan looks for wrong memory, leaks and undefined behaviour, tsan for data races.
# Builds the preset of that name and runs its tests, which takes hours. What is said, also about programs that a test starts
# and whose failure it expects, is kept in build/PRESET/findings; the exit status is 1 when there is anything.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset=${1:-asan}
case $preset in asan | tsan) ;; *) fail "\"$preset\" is neither asan nor tsan" ;; esac
shift || true
build "$preset"

kept=$root/build/$preset/findings
known=$root/tests/sanitizers
rm -rf "$kept"
mkdir -p "$kept"
export ASAN_OPTIONS=allocator_may_return_null=1:detect_stack_use_after_return=1:log_path=$kept/address
export LSAN_OPTIONS=suppressions=$known/leaks.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1:log_path=$kept/undefined
export TSAN_OPTIONS=allocator_may_return_null=1:suppressions=$known/threads.supp:print_suppressions=0:history_size=7:die_after_fork=0:log_path=$kept/thread

say "testing ($preset)"
status=0
(cd "$root" && ctest --preset "$preset" "$@") || status=$?
# Other lines are warnings, for instance of memory that a test wants to be refused.
findings=$({ grep -rlE '^SUMMARY: |runtime error: ' "$kept" || true; } | wc -l)
say "$findings processes with findings, in $kept"
[ "$findings" -eq 0 ] || exit 1
exit "$status"
