// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

struct Colours;

/// The short style sheet over Fusion: what a palette cannot say (radii, paddings, flat surfaces). Widgets opt in to the
/// few special looks through the dynamic property "look": panel, raised, primary, ghost, card, secondary, banner.
QString styleSheet(const Colours& colours);

} // namespace studio::ui
