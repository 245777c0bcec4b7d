#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything with warnings as errors, and runs every test; needs no display. The last line
# says "N passed, N failed".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_packages
check_blas
build ci

say "testing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
(cd "$root" && ctest --preset ci) 2>&1 | tee "$log" || status=$?

# ctest ends with "83% tests passed, 2 tests failed out of 12".
summary=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests\{0,1\} failed out of \([0-9]*\)$/\1 \2/p' "$log")
[ -n "$summary" ] || fail "ctest ran no tests"
read -r failed total <<<"$summary"
echo "$((total - failed)) passed, $failed failed"
exit "$status"
