// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

#include <exception>

namespace studio {

/// What was thrown, as an Error that a person can read: memory that ran out (in our own code, in LibTorch on the host
/// or on a GPU) is OutOfMemory with the next step, what a file system refused names its file, and of the libraries' own
/// messages the first line stays, without stack frames: those go to errors.log (ErrorLog.hpp), which the hint then
/// names. `thrown` is not null and no Cancelled.
Error asError(const std::exception_ptr& thrown);

} // namespace studio
