// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace studio::ui {

/// What core noticed in the window's language, without the clauses that tell a command line what to do about it:
/// "(--frames all takes all)", "; --labels takes it all the same", ", for instance --val 0.1".
QString noticeText(const std::string& notice);

/// The same for several, a line each.
QString noticesText(const std::vector<std::string>& notices);

} // namespace studio::ui
