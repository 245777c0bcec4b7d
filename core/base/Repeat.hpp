// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio {

/// How often an animation plays.
enum class Repeat { Forever, Once };

} // namespace studio
