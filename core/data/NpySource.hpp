// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ArrayCatalog.hpp"

namespace studio::data {

bool isNpyOrNpz(const std::filesystem::path& source); ///< by its name in any case, or the first bytes of a .npy

/// A .npy file, of which the head alone is read.
CataloguedArray cataloguedNpy(const std::filesystem::path& file);

/// The arrays of an .npz (as numpy.savez and savez_compressed write them), of which the heads alone are read. Members
/// that are not packed are used where they lie in the file; packed ones are unpacked when they are opened, large ones
/// as a stream. Python objects are never unpickled: such members are listed with their problem. Throws Error(NotFound |
/// BadInput | Io).
ArrayCatalog npzCatalog(const std::filesystem::path& file, const std::stop_token& stop);

} // namespace studio::data
