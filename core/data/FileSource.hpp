// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

/// All pictures below a folder, with labels by a table beside them or by their folders; films where it has no pictures.
std::unique_ptr<ImageSource> openFolder(const ScanRequest& request);
/// One picture file or film, whatever its name.
std::unique_ptr<ImageSource> openPicture(const ScanRequest& request);

} // namespace studio::data
