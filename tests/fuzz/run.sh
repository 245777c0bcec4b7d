#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets and runs each for so many inputs, one after another: tests/fuzz/run.sh [INPUTS [TARGET...]].
# Inputs are 1,000,000 when not said. A finding does not end the run: it is kept, and the target goes on with another
# seed until it had its inputs or five findings. Ends with a table; the exit status is 1 when anything was found.
# STUDIO_FUZZ_SECONDS limits each target's time (0: none); the table tells how many inputs there were.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tests/fuzz
build=$root/build/fuzz
inputs=${1:-1000000}
shift || true
seconds=${STUDIO_FUZZ_SECONDS:-0}
most_findings=5

fail() {
    echo "run.sh: $*" >&2
    exit 2
}

[[ $inputs =~ ^[1-9][0-9]*$ ]] || fail "\"$inputs\" is no number of inputs"
command -v clang++ >/dev/null || fail "clang is missing: apt-get install -y clang"
for runtime in fuzzer asan; do
    library=$(clang++ -print-file-name="libclang_rt.$runtime-$(uname -m).a")
    [ -e "$library" ] || library=$(clang++ -print-runtime-dir)/libclang_rt.$runtime-$(uname -m).a
    [ -e "$library" ] ||
        fail "clang's runtime libclang_rt.$runtime is missing: apt-get install -y clang libclang-rt-$(clang++ -dumpversion | cut -d. -f1)-dev"
done

cd "$root"
[ -e "$build/build.ninja" ] || cmake --preset fuzz >/dev/null
nice cmake --build --preset fuzz

all=()
for program in "$build"/bin/fuzz/fuzz_*; do all+=("${program##*/fuzz_}"); done
if [ $# -gt 0 ]; then all=("$@"); fi

# Everything that is written goes into one folder, in memory where there is such a place.
memory=/dev/shm
[ -w "$memory" ] || memory=${TMPDIR:-/tmp}
TMPDIR=$(mktemp -d "$memory/latent-studio-fuzz.XXXXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
export ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

# The last number that libFuzzer wrote before the word ($2) into the log ($1): "#4096 pulse cov: 812 ft: 2301 ..."
figure() { { grep -Eo "$2: [0-9]+" "$1" || true; } | tail -n 1 | grep -Eo '[0-9]+' || echo 0; }
count() { { grep -Eo '^(#[0-9]+|stat::number_of_executed_units: [0-9]+|Done [0-9]+)' "$1" || true; } | tail -n 1 | grep -Eo '[0-9]+' || echo 0; }

# Runs target $1; sets `done_inputs`, `coverage` and `findings`.
fuzz_one() {
    local name=$1 corpus=$build/corpus/$1 log=$build/logs/$1.log kept=$build/findings/$1/
    local length=4096 words=() rest began left status limit=()
    done_inputs=0 coverage=0 findings=0
    mkdir -p "$corpus" "$kept" "${log%/*}"
    case $name in project | config | index | recipe | metrics) words=(-dict="$here/records.dict") ;; esac
    case $name in config) length=16384 ;; esac
    began=$SECONDS
    while [ "$done_inputs" -lt "$inputs" ] && [ "$findings" -lt "$most_findings" ]; do
        rest=$((inputs - done_inputs))
        if [ "$seconds" -gt 0 ]; then
            left=$((seconds - (SECONDS - began)))
            [ "$left" -gt 0 ] || break
            limit=(-max_total_time="$left")
        fi
        status=0
        nice -n 10 "$build/bin/fuzz/fuzz_$name" "${words[@]}" "${limit[@]}" -runs="$rest" -max_len="$length" \
            -rss_limit_mb=2048 -malloc_limit_mb=1024 -timeout=20 -seed=$((findings + 1)) -print_final_stats=1 \
            -artifact_prefix="$kept" "$corpus" "$here/seeds/$name" >"$log" 2>&1 || status=$?
        coverage=$(figure "$log" cov)
        done_inputs=$((done_inputs + $(count "$log")))
        [ "$status" -ne 0 ] || break
        findings=$((findings + 1))
        cp "$log" "$build/logs/$name.finding-$findings.log"
        rm -rf "${TMPDIR:?}"/*
    done
    took=$((SECONDS - began))
}

total=0
table=$(printf '%-12s %9s %9s %9s %8s' target inputs coverage findings seconds)
for name in "${all[@]}"; do
    [ -x "$build/bin/fuzz/fuzz_$name" ] || fail "there is no target called \"$name\""
    echo "fuzzing $name" >&2
    fuzz_one "$name"
    total=$((total + findings))
    table+=$'\n'$(printf '%-12s %9d %9d %9d %8d' "$name" "$done_inputs" "$coverage" "$findings" "$took")
done
echo "$table"
[ "$total" -eq 0 ] || {
    echo "findings are in $build/findings, what was said about them in $build/logs"
    exit 1
}
