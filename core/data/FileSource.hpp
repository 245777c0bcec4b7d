// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

/// All pictures below a folder; the first-level subfolder of a picture is its label.
std::unique_ptr<ImageSource> openFolder(const ScanRequest& request);
/// One picture file, whatever its name.
std::unique_ptr<ImageSource> openPicture(const ScanRequest& request);

} // namespace studio::data
