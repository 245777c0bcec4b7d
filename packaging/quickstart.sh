#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a bare Debian 12 to the running studio: installs what is missing, builds, and opens the window. Without a display it
# runs `latent-studio-cli demo` instead; arguments (for instance --quick, or -o DIR) go to that demo.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_packages
check_blas
build release latent-studio latent-studio-cli
bin=$root/build/release/bin

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "opening the window: $bin/latent-studio"
  exec "$bin/latent-studio"
fi

say "there is no display here, so the demo runs on the command line: latent-studio-cli demo $*"
"$bin/latent-studio-cli" demo "$@"
say "for the window, run $bin/latent-studio where there is a display"
