// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// The first picture of a Netpbm file: PBM, PGM, PPM as text (P1 to P3) or raw (P4 to P6), PAM (P7) with or without
/// alpha, PFM (Pf, PF). The header's maximum means white, whatever it is; 65535 leaves open how many bits are in use.
/// Floats from 0 to 1. Throws Error(BadInput), the message being the reason.
Raster decodeNetpbm(std::span<const std::byte> bytes, const DecodeOptions& options);

} // namespace studio::io
