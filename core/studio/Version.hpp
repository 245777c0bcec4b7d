// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace studio {

std::string studioVersion(); ///< this program's, as in CMakeLists.txt
std::string torchVersion();  ///< LibTorch's
bool hasCuda();              ///< whether LibTorch sees a GPU here

} // namespace studio
