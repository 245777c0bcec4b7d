// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

#include <QDebug>

#include <optional>
#include <string>

namespace studio::test {

/// The studio::Error that `work` throws, or nothing when it returns.
template<class Work>
std::optional<Error> errorOf(Work work) {
    try {
        work();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

/// Whether `work` throws an Error of this code whose message contains `words`.
template<class Work>
bool refuses(Work work, ErrorCode code, const std::string& words) {
    const auto error = errorOf(work);
    if (error && error->code() == code && error->message().find(words) != std::string::npos)
        return true;
    qWarning("expected an error with \"%s\", got %s", words.c_str(), error ? error->what() : "none");
    return false;
}

} // namespace studio::test
