# SPDX-License-Identifier: GPL-3.0-or-later
# What quickstart.sh and test.sh share. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "== $*"; }
fail() {
  printf '%s\n' "error: $*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root and there is no sudo; as root, run: $*"
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@"
}

# Prints the packages of debian-packages.txt that are not installed; "required" or "optional" ones.
missing_packages() {
  local kind=$1 name mark
  while read -r name mark; do
    case $name in '' | '#'*) continue ;; esac
    [ "${mark:-(required)}" = "($kind)" ] || continue
    dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || printf '%s\n' "$name"
  done <"$root/packaging/debian-packages.txt"
}

install_packages() {
  if ! command -v apt-get >/dev/null; then
    say "no apt-get here: packaging/debian-packages.txt lists what has to be installed by other means"
    return
  fi
  local required optional
  mapfile -t required < <(missing_packages required)
  mapfile -t optional < <(missing_packages optional)
  if [ $((${#required[@]} + ${#optional[@]})) -eq 0 ]; then
    say "all packages are installed"
    return
  fi
  say "installing ${required[*]} ${optional[*]}"
  as_root apt-get -o DPkg::Lock::Timeout=600 update -q
  [ ${#required[@]} -eq 0 ] || apt_install "${required[@]}"
  local name
  for name in "${optional[@]}"; do
    apt_install "$name" || say "going on without $name"
  done
}

# LibTorch computes with OpenMP threads; a BLAS with threads of its own competes with them.
check_blas() {
  local blas
  blas=$(ldconfig -p | sed -n 's/^\s*libblas\.so\.3 .*=> //p' | head -n 1)
  [ -n "$blas" ] || return 0
  case $(readlink -f "$blas") in
  */openblas-openmp/*) ;;
  *)
    say "note: $(readlink -f "$blas") is the BLAS in use; libopenblas0-openmp is faster with LibTorch"
    say "      switch with: update-alternatives --config libblas.so.3-$(gcc -dumpmachine)"
    ;;
  esac
}

# One compiler takes up to 2 GB with LibTorch's headers.
parallel_jobs() {
  local cores available by_memory
  cores=$(nproc)
  available=$(awk '/^MemAvailable:/ { print int($2 / 2097152) }' /proc/meminfo)
  by_memory=$((available > 1 ? available : 1))
  echo $((cores < by_memory ? cores : by_memory))
}

# build PRESET [TARGET...]: configures and builds in build/PRESET.
build() {
  local preset=$1
  shift
  say "configuring ($preset)"
  cmake -S "$root" --preset "$preset"
  say "building ($preset)"
  cmake --build "$root/build/$preset" --parallel "$(parallel_jobs)" ${1:+--target "$@"}
}
