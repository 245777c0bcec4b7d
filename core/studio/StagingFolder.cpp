// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/StagingFolder.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/io/AtomicFile.hpp"

#include <string>

#include <unistd.h>

namespace studio {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view stagingPrefix = ".studio-import-";

bool startsWith(const fs::path& path, std::string_view prefix) {
    return path.filename().native().starts_with(prefix);
}

/// Those whose lock can be had belong to nobody any more.
void removeForsaken(const fs::path& parent) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(parent, ignored)) {
        if (!startsWith(entry.path(), stagingPrefix) || !fs::exists(entry.path() / ".lock", ignored))
            continue;
        if (const ProjectLock lock(entry.path()); lock.held())
            fs::remove_all(entry.path(), ignored);
    }
}

} // namespace

StagingFolder::StagingFolder(const fs::path& target) {
    const fs::path parent = target.parent_path();
    std::error_code failed;
    fs::create_directories(parent, failed);
    removeForsaken(parent);
    constexpr int attempts = 100;
    for (int attempt = 0; attempt < attempts && !failed; ++attempt) {
        const fs::path path =
            parent / (std::string(stagingPrefix) + std::to_string(::getpid()) + "-" + std::to_string(attempt));
        if (!fs::create_directory(path, failed))
            continue;
        auto lock = std::make_unique<ProjectLock>(path);
        if (!lock->held())
            continue;
        m_path = path;
        m_lock = std::move(lock);
        return;
    }
    throw Error(ErrorCode::Io,
                "cannot make a folder in " + displayText(parent) + (failed ? ": " + failed.message() : std::string()),
                STUDIO_TR("Choose a place that you may write to."));
}

StagingFolder::~StagingFolder() {
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
}

void StagingFolder::moveTo(const fs::path& target) {
    std::error_code failed;
    fs::remove(target, failed); // an empty folder may stand there
    fs::rename(m_path, target, failed);
    if (failed)
        throw Error(ErrorCode::Io, "cannot move the project to " + displayText(target) + ": " + failed.message());
    m_path.clear();
    m_lock.reset();
}

void sweepProject(const fs::path& folder) {
    io::removeStaleTemporaries(folder);
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / "runs", ignored)) {
        if (startsWith(entry.path(), removedPrefix)) {
            fs::remove_all(entry.path(), ignored);
            continue;
        }
        io::removeStaleTemporaries(entry.path());
        io::removeStaleTemporaries(entry.path() / "samples");
    }
}

} // namespace studio
