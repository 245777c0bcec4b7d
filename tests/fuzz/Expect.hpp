// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"

#include <stdexcept>
#include <string>

namespace studio::fuzz {

/// Throws std::logic_error, a finding, where something does not hold.
inline void expect(bool holds, const std::string& what) {
    if (!holds)
        throw std::logic_error("not so: " + what);
}

/// Whether `work` went through; false for an Error that may be shown to a person.
template<class Work>
bool attempt(Work work) {
    try {
        work();
        return true;
    } catch (const Error& error) {
        expect(error.code() != ErrorCode::Internal, std::string("foreseen: ") + error.what());
        expect(!error.message().empty(), "an error says something");
        expect(validUtf8(error.message()) == error.message(), "UTF-8: " + error.message());
        return false;
    }
}

/// `work` on what the studio wrote itself, where even an Error is a finding.
template<class Work>
void mustWork(Work work) {
    try {
        work();
    } catch (const Error& error) {
        throw std::logic_error(std::string("cannot read what it wrote: ") + error.what());
    }
}

} // namespace studio::fuzz
