// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FolderWalk.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/Leftovers.hpp"
#include "core/data/ProjectMark.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <memory>
#include <set>

#include <dirent.h>
#include <sys/stat.h>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

class Walk {
public:
    Walk(const std::stop_token& stop, const ProgressFn& progress)
        : m_stop(stop)
        , m_progress(progress) {}

    FolderContents run(const fs::path& folder) {
        m_real.push_back({folder, ""});
        while (!m_real.empty() || !m_linked.empty()) {
            auto& queue = m_real.empty() ? m_linked : m_real;
            const Folder next = std::move(queue.back());
            queue.pop_back();
            visit(next);
        }
        std::ranges::sort(m_contents.files, {}, &FoundFile::relative);
        if (m_repeated > 0)
            m_contents.notices.push_back(counted(m_repeated, "link to a folder that was read already was skipped",
                                                 "links to a folder that was read already were skipped"));
        m_contents.leftovers = m_leftovers.total();
        if (m_contents.leftovers > 0)
            m_contents.notices.push_back(m_leftovers.sentence());
        return std::move(m_contents);
    }

private:
    struct Folder {
        fs::path path;
        std::string relative;
    };

    void reject(const fs::path& path, const std::string& reason) {
        m_contents.rejected.push_back({displayText(path), reason});
    }

    void visit(const Folder& folder) {
        struct stat facts {};
        if (::stat(folder.path.c_str(), &facts) != 0)
            return reject(folder.path, std::strerror(errno));
        if (!m_visited.insert({facts.st_dev, facts.st_ino}).second) {
            ++m_repeated;
            return;
        }
        const std::unique_ptr<DIR, CloseFolder> stream(::opendir(folder.path.c_str()));
        if (!stream) {
            const std::string reason = std::strerror(errno);
            if (folder.relative.empty())
                throw Error(ErrorCode::BadInput, displayText(folder.path) + ": the folder cannot be read: " + reason,
                            STUDIO_TR("Check the folder's permissions."));
            return reject(folder.path, "the folder cannot be read: " + reason);
        }
        std::set<std::string> names;
        while (const dirent* entry = ::readdir(stream.get())) {
            throwIfStopped(m_stop);
            names.emplace(entry->d_name);
        }
        if (mayBeProject(names) && isProject(folder.path))
            return passOverProject(folder);
        for (auto name = names.rbegin(); name != names.rend(); ++name) // folders come off the stack in ascending order
            if (*name != "." && *name != "..")
                take(folder, *name);
    }

    void passOverProject(const Folder& folder) {
        const std::string shown = displayText(folder.path);
        if (folder.relative.empty())
            throw Error(ErrorCode::BadInput, shown + ": is a project of Latent Studio, not a folder of pictures",
                        "Open it, or name the folder that its pictures came from.");
        ++m_contents.hidden;
        ++m_contents.projects;
        m_contents.notices.push_back(shown + " is a project of Latent Studio; what lies in it was passed over");
    }

    void take(const Folder& parent, const std::string& name) {
        throwIfStopped(m_stop);
        const bool leftover = isLeftover(name);
        if (leftover)
            m_leftovers.add(name);
        if (leftover || isHiddenName(name)) {
            ++m_contents.hidden;
            return;
        }
        const fs::path path = parent.path / name;
        const std::string relative = parent.relative.empty() ? name : parent.relative + "/" + name;
        struct stat itself {};
        struct stat target {};
        if (::lstat(path.c_str(), &itself) != 0)
            return reject(path, std::strerror(errno));
        if (::stat(path.c_str(), &target) != 0)
            return reject(path, errno == ELOOP ? "a symbolic link that leads back to itself"
                                               : "a symbolic link that leads nowhere");
        if (S_ISDIR(target.st_mode)) {
            (S_ISLNK(itself.st_mode) ? m_linked : m_real).push_back({path, relative});
        } else if (S_ISREG(target.st_mode)) {
            const std::int64_t modified =
                std::int64_t{target.st_mtim.tv_sec} * 1'000'000'000 + std::int64_t{target.st_mtim.tv_nsec};
            m_contents.files.push_back({path, relative, static_cast<std::uint64_t>(target.st_size), modified});
            constexpr std::size_t every = 1000;
            if (m_contents.files.size() % every == 0)
                report(m_progress, STUDIO_TR("Looking for pictures"),
                       static_cast<std::int64_t>(m_contents.files.size()), 0);
        } else {
            reject(path, S_ISFIFO(target.st_mode)   ? "a FIFO, not a file"
                         : S_ISSOCK(target.st_mode) ? "a socket, not a file"
                                                    : "a device, not a file");
        }
    }

    const std::stop_token& m_stop;
    const ProgressFn& m_progress;
    FolderContents m_contents;
    std::deque<Folder> m_real;
    std::deque<Folder> m_linked;
    std::set<std::pair<dev_t, ino_t>> m_visited;
    std::int64_t m_repeated = 0;
    LeftoverCount m_leftovers;
};

} // namespace

FolderContents walkFolder(const fs::path& folder, const std::stop_token& stop, const ProgressFn& progress) {
    return Walk(stop, progress).run(folder);
}

} // namespace studio::data
