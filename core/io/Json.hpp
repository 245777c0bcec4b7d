// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace studio::io {

/// JSON from a file that anybody may have written: one way in for all of it, so that no depth of brackets reaches code
/// that walks it recursively. Throws Error(BadInput), the message being the reason alone: where it breaks off being
/// JSON, or more than 64 levels.
nlohmann::json parseJson(std::string_view text);

} // namespace studio::io
