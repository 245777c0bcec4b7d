// SPDX-License-Identifier: GPL-3.0-or-later
// The one precompiled header: torch costs 5 to 15 s a translation unit without it.
#pragma once
#include "core/models/Torch.hpp"
