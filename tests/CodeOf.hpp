// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

#include <functional>
#include <optional>
#include <string>

namespace studio::test {

/// What kind of Error the action throws, and its message; nothing when it returns.
inline std::optional<ErrorCode> codeOf(const std::function<void()>& action, std::string* message = nullptr) {
    try {
        action();
    } catch (const Error& error) {
        if (message)
            *message = error.message();
        return error.code();
    }
    return std::nullopt;
}

} // namespace studio::test
