// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/TorchErrors.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/models/Torch.hpp"
#include "core/studio/ErrorLog.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <typeinfo>

namespace studio {

namespace {

Error outOfMemory() {
    return {ErrorCode::OutOfMemory, STUDIO_TR("memory ran out"),
            STUDIO_TR("Use a smaller batch_size or width, or import the pictures at a smaller size.")};
}

/// LibTorch has no type of its own for this on every version and device.
bool tellsOfMemory(std::string_view message) {
    constexpr std::array<std::string_view, 4> phrases{"out of memory", "can't allocate memory", "not enough memory",
                                                      "bad allocation"};
    return std::ranges::any_of(phrases,
                               [&](std::string_view phrase) { return message.find(phrase) != std::string_view::npos; });
}

/// With the file in its hint that holds all that was said; as it is where that could not be written.
Error withDetails(const Error& error, const std::exception& thrown) {
    const auto file = logError(c10::demangle(typeid(thrown).name()) + ": " + thrown.what());
    if (file.empty())
        return error;
    const std::string details = "Details are in \"" + displayText(file) + "\".";
    return {error.code(), error.message(), error.hint().empty() ? details : error.hint() + ' ' + details};
}

std::string firstLine(const std::string& message) {
    return message.substr(0, message.find('\n'));
}

Error ofFile(const std::filesystem::filesystem_error& error) {
    const std::string message = displayText(error.path1()) + ": " + error.code().message();
    if (error.code() == std::errc::no_space_on_device)
        return {ErrorCode::DiskFull, message, STUDIO_TR("Free some space and try again.")};
    if (error.code() == std::errc::no_such_file_or_directory)
        return {ErrorCode::NotFound, message};
    return {ErrorCode::Io, message};
}

} // namespace

Error asError(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const c10::Error& error) {
        const std::string message = error.what_without_backtrace();
        return withDetails(tellsOfMemory(message) ? outOfMemory() : Error(ErrorCode::Internal, firstLine(message)),
                           error);
    } catch (const std::filesystem::filesystem_error& error) {
        return ofFile(error);
    } catch (const std::exception& error) {
        const std::string message = error.what();
        return withDetails(tellsOfMemory(message) ? outOfMemory() : Error(ErrorCode::Internal, firstLine(message)),
                           error);
    } catch (...) {
        return {ErrorCode::Internal, "something unforeseen was thrown"};
    }
}

} // namespace studio
