// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio {

/// How much time a training may take: minutes less, the default, or as good as the machine allows.
enum class Preset { Quick, Balanced, Quality };

} // namespace studio
