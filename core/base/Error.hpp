// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace studio {

/// What kind of thing went wrong. The window turns a code into a translated sentence; the command line into an exit
/// code.
enum class ErrorCode {
    WrongUsage,  ///< the request itself makes no sense: unknown model, parameter out of range (exit code 2)
    BadInput,    ///< a file or folder that the user gave cannot be used (exit code 3)
    Corrupt,     ///< a file of ours is damaged: hash, truncation, structure
    Mismatch,    ///< a sound file that does not fit: other model, other shapes, NaN weights
    Unsupported, ///< a format or version that is refused on purpose (pickle, newer project)
    NotFound,    ///< no such run, image, label or file
    Io,          ///< reading or writing failed
    DiskFull,    ///< writing failed for lack of space
    ReadOnly,    ///< the project is open elsewhere or cannot be written
    OutOfMemory, ///< host or device memory ran out
    NoDevice,    ///< the device asked for is absent or lost
    Diverged,    ///< the loss became NaN or infinite
    Internal,    ///< anything unforeseen
};

/// The one exception type of core. `message` says what happened and names the file; `hint` says the next step.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& message, std::string hint = {})
        : std::runtime_error(message)
        , m_code(code)
        , m_hint(std::move(hint)) {}

    ErrorCode code() const noexcept { return m_code; }
    std::string message() const { return what(); }
    const std::string& hint() const noexcept { return m_hint; }

private:
    ErrorCode m_code;
    std::string m_hint;
};

/// Thrown through core when a stop token fires; jobs turn it into the state Stopped. It is a result, not a failure.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace studio
