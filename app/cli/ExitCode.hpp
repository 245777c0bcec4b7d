// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

namespace studio::cli {

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;
inline constexpr int exitBadInput = 3;
inline constexpr int exitCancelled = 130;

/// 2 when the request makes no sense, 3 when something the user gave cannot be used, 1 when the work itself failed.
constexpr int exitCodeOf(ErrorCode code) noexcept {
    switch (code) {
    case ErrorCode::WrongUsage:
        return exitUsage;
    case ErrorCode::BadInput:
    case ErrorCode::Corrupt:
    case ErrorCode::Mismatch:
    case ErrorCode::Unsupported:
    case ErrorCode::NotFound:
        return exitBadInput;
    case ErrorCode::Io:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::OutOfMemory:
    case ErrorCode::NoDevice:
    case ErrorCode::Diverged:
    case ErrorCode::Internal:
        return exitFailed;
    }
    return exitFailed;
}

} // namespace studio::cli
