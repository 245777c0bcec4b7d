// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace studio::ui {

/// What core noticed, a line each, in the window's language and without what only the command line can do about it:
/// "(--frames all takes all)".
QString noticesText(const std::vector<std::string>& notices);

} // namespace studio::ui
