// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

namespace studio {

/// An autoencoder's parameters with the variations of training pictures that fit the number of pictures; half of them
/// are mirrored where the import asked for it.
Parameters withAugmentation(Parameters parameters, std::int64_t trainingPictures, const ImportOptions& options);

} // namespace studio
