// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of its own: CMake makes the tests' precompiled header with it.
