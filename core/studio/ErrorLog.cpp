// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/ErrorLog.hpp"

#include "core/studio/Version.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <mutex>
#include <string>

namespace studio {

namespace {

namespace fs = std::filesystem;

/// An environment variable that names an absolute folder, as the XDG specification asks.
fs::path folderFrom(const char* variable) {
    const char* value = std::getenv(variable);
    fs::path folder = value ? value : "";
    return folder.is_absolute() ? folder : fs::path();
}

fs::path stateFolder() {
#if defined(_WIN32)
    return folderFrom("LOCALAPPDATA");
#elif defined(__APPLE__)
    const fs::path home = folderFrom("HOME");
    return home.empty() ? home : home / "Library" / "Logs";
#else
    if (const fs::path state = folderFrom("XDG_STATE_HOME"); !state.empty())
        return state;
    const fs::path home = folderFrom("HOME");
    return home.empty() ? home : home / ".local" / "state";
#endif
}

std::string now() {
    const std::time_t seconds = std::time(nullptr);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&seconds));
    return text.data();
}

std::string entryOf(std::string_view what) {
    return now() + " latent-studio " + studioVersion() + ", LibTorch " + torchVersion() + '\n' +
           std::string(what.substr(0, mostOfAnEntry)) + "\n\n";
}

/// Opening a pipe would wait for its other end.
bool isFree(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    return status.type() == fs::file_type::not_found || status.type() == fs::file_type::regular;
}

void makeRoom(const fs::path& file, std::uint64_t bytes) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error || size + bytes <= mostOfTheErrorLog)
        return;
    fs::path older = file;
    older += ".1";
    fs::rename(file, older, error);
    if (error) // the bound holds all the same
        fs::resize_file(file, 0, error);
}

bool append(const fs::path& file, const std::string& entry) {
    std::ofstream stream(file, std::ios::app | std::ios::binary);
    std::error_code ignored;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    stream << entry << std::flush;
    return stream.good();
}

} // namespace

fs::path errorLogFile() {
    const fs::path folder = stateFolder();
    return folder.empty() ? folder : folder / "latent-studio" / "errors.log";
}

fs::path logError(std::string_view what) noexcept {
    static std::mutex oneAtATime;
    try {
        const std::lock_guard lock(oneAtATime);
        const fs::path file = errorLogFile();
        if (file.empty())
            return {};
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        if (error || !isFree(file))
            return {};
        const std::string entry = entryOf(what);
        makeRoom(file, entry.size());
        return append(file, entry) ? file : fs::path();
    } catch (...) { // short of memory, for instance, which may be what is to be told
        return {};
    }
}

} // namespace studio
