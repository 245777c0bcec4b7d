// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/studio/MetricFile.hpp"
#include "core/studio/ProjectState.hpp"
#include "core/studio/RunStore.hpp"
#include "core/studio/StagingFolder.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/GridShape.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace studio {

namespace {

bool isRunFolder(const std::filesystem::path& folder) {
    std::error_code unreadable;
    return !folder.filename().string().starts_with(removedPrefix) &&
           std::filesystem::exists(folder / "config.json", unreadable);
}

/// What a failed first write left, an empty samples folder at most, holds nothing of anybody's.
bool isFree(const std::filesystem::path& folder) {
    std::error_code failed;
    if (!std::filesystem::exists(folder, failed))
        return !failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().filename() != "samples" || !std::filesystem::is_empty(entry.path(), failed))
            return false;
    return !failed;
}

std::vector<std::filesystem::path> runFolders(const std::filesystem::path& project) {
    std::vector<std::filesystem::path> folders;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(project / "runs", missing))
        if (isRunFolder(entry.path()))
            folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

std::optional<RunInfo> readIfWhole(const std::filesystem::path& runFolder, std::int64_t trainingPictures) {
    try {
        return runstore::read(runFolder, trainingPictures);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// 400 of "step-000400.png".
std::optional<std::int64_t> stepOf(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    constexpr std::string_view prefix = "step-";
    if (file.extension() != ".png" || !stem.starts_with(prefix))
        return std::nullopt;
    std::int64_t step = 0;
    const auto [end, status] = std::from_chars(stem.data() + prefix.size(), stem.data() + stem.size(), step);
    return status == std::errc{} && end == stem.data() + stem.size() ? std::optional(step) : std::nullopt;
}

} // namespace

std::vector<RunInfo> Project::runs(const std::function<void(const Error&)>& onUnreadable) const {
    std::vector<RunInfo> list;
    for (const auto& folder : runFolders(m_state->folder)) {
        try {
            list.push_back(readRun(folder));
        } catch (const Error& error) {
            if (onUnreadable && isRunFolder(folder)) // it may have been removed meanwhile
                onUnreadable(error);
        }
    }
    return list;
}

bool Project::hasRun(const std::string& name) const {
    return isRunFolder(runFolder(name));
}

RunInfo Project::run(const std::string& name) const {
    if (!hasRun(name))
        throw noSuchRun(name);
    return readRun(runFolder(name));
}

Error Project::noSuchRun(const std::string& name) const {
    std::string known;
    for (const auto& folder : runFolders(m_state->folder))
        known += (known.empty() ? "" : ", ") + folder.filename().string();
    return Error(ErrorCode::NotFound, "the project has no run \"" + name + "\"",
                 known.empty() ? "Train one first." : "Its runs are: " + known);
}

RunInfo Project::readRun(const std::filesystem::path& folder) const {
    RunInfo run = runstore::read(folder, facts().training);
    const std::lock_guard lock(m_state->runs);
    if ((run.state == RunState::Training || run.state == RunState::Paused) && !m_state->live.contains(run.name))
        run.state = RunState::Stopped;
    return run;
}

void Project::setLive(const std::string& run, bool live) {
    const std::lock_guard lock(m_state->runs);
    if (live)
        m_state->live.insert(run);
    else
        m_state->live.erase(run);
}

std::filesystem::path Project::runFolder(const std::string& name) const {
    runstore::checkName(name);
    return m_state->folder / "runs" / name;
}

std::string Project::freeRunName(const std::string& stem) const {
    if (isFree(runFolder(stem)))
        return stem;
    for (int number = 2;; ++number)
        if (std::string name = stem + "-" + std::to_string(number); isFree(runFolder(name)))
            return name;
}

int Project::nextRunColour() const {
    std::set<int> taken;
    for (const auto& run : runs())
        taken.insert(run.colour);
    int colour = 0;
    while (taken.contains(colour))
        ++colour;
    return colour;
}

std::filesystem::path Project::makeRunFolder(const std::string& name) {
    const std::filesystem::path folder = runFolder(name);
    if (readOnly())
        throw Error(ErrorCode::ReadOnly,
                    m_state->folder.string() + " can only be read: it is open elsewhere, or may not be written",
                    STUDIO_TR("Close the other window, or copy the project to a place of your own."));
    const std::lock_guard lock(m_state->runs);
    if (!isFree(folder))
        throw Error(ErrorCode::WrongUsage, "a run called \"" + name + "\" is there already",
                    STUDIO_TR("Choose another name, or resume it."));
    std::error_code failed;
    std::filesystem::create_directories(folder / "samples", failed);
    if (failed)
        throw Error(ErrorCode::Io, "cannot make the folder " + folder.string() + ": " + failed.message());
    return folder;
}

std::vector<std::string> Project::childrenOf(const std::string& run) const {
    const training::CheckpointStore store(runFolder(run));
    std::vector<std::string> names;
    for (const auto& each : runs())
        if (each.autoencoder == run && (each.parent.sha256.empty() || store.has(each.parent.sha256)))
            names.push_back(each.name);
    return names;
}

void Project::removeRun(const std::string& name) {
    const std::filesystem::path folder = runFolder(name);
    if (!hasRun(name))
        throw noSuchRun(name);
    if (readOnly())
        throw Error(ErrorCode::ReadOnly, m_state->folder.string() + " can only be read");
    std::string children;
    for (const auto& each : childrenOf(name))
        children += (children.empty() ? "" : ", ") + each;
    if (!children.empty())
        throw Error(ErrorCode::WrongUsage, "other runs draw with the decoder of the run \"" + name + "\"",
                    "Delete these first: \"" + children + "\"");
    const std::lock_guard lock(m_state->runs);
    const auto gone = readIfWhole(folder, facts().training);
    // Renamed first, so that whoever lists the runs meanwhile sees all of a run or nothing.
    const auto removed = folder.parent_path() / (std::string(removedPrefix) + name);
    std::error_code failed;
    std::filesystem::remove_all(removed, failed); // left there by a crash
    std::filesystem::rename(folder, removed, failed);
    if (!failed)
        std::filesystem::remove_all(removed, failed);
    if (failed)
        throw Error(ErrorCode::Io, "cannot remove " + folder.string() + ": " + failed.message());
    if (!gone || gone->parent.sha256.empty() || !hasRun(gone->autoencoder))
        return;
    for (const auto& other : runFolders(m_state->folder))
        if (const auto run = readIfWhole(other, facts().training);
            !run || (run->autoencoder == gone->autoencoder && run->parent.sha256 == gone->parent.sha256))
            return; // it needs the same weights, or cannot say whether it does
    training::CheckpointStore(runFolder(gone->autoencoder)).letGo(gone->parent.sha256);
}

void Project::renameRun(const std::string& run, const std::string& name) {
    const std::filesystem::path from = runFolder(run);
    const std::filesystem::path to = runFolder(name);
    runstore::checkNewName(name);
    if (!hasRun(run))
        throw noSuchRun(run);
    if (readOnly())
        throw Error(ErrorCode::ReadOnly, m_state->folder.string() + " can only be read");
    const std::vector<RunInfo> all = runs();
    const std::lock_guard lock(m_state->runs);
    if (m_state->live.contains(run))
        throw Error(ErrorCode::WrongUsage, "the run \"" + run + "\" is being trained", STUDIO_TR("Stop it first."));
    for (const auto& each : all)
        if (each.autoencoder == run && m_state->live.contains(each.name))
            throw Error(ErrorCode::WrongUsage, "\"" + each.name + "\" is being trained on the run \"" + run + "\"",
                        STUDIO_TR("Stop it first."));
    if (run == name)
        return;
    if (!isFree(to))
        throw Error(ErrorCode::WrongUsage, "a run called \"" + name + "\" is there already", "Choose another name.");
    std::error_code failed;
    std::filesystem::remove_all(to, failed);
    std::filesystem::rename(from, to, failed);
    if (failed)
        throw Error(ErrorCode::Io, "cannot rename " + from.string() + ": " + failed.message());
    for (const auto& each : all) {
        const auto& folder = each.name == run ? to : m_state->folder / "runs" / each.name;
        if (each.autoencoder == run)
            runstore::rewriteText(folder, "autoencoder", name);
        if (each.startedFrom == run)
            runstore::rewriteText(folder, "started_from", name);
    }
}

void Project::setRunNotes(const std::string& run, const std::string& notes) {
    if (!hasRun(run))
        throw noSuchRun(run);
    if (readOnly())
        throw Error(ErrorCode::ReadOnly, m_state->folder.string() + " can only be read");
    const std::lock_guard lock(m_state->runs);
    runstore::rewriteText(runFolder(run), "notes", validUtf8(notes));
}

void Project::pinParent(const std::string& run, const WeightPin& parent) const {
    const std::string autoencoder = this->run(run).autoencoder;
    if (readOnly())
        throw Error(ErrorCode::ReadOnly, m_state->folder.string() + " can only be read");
    const std::lock_guard lock(m_state->runs);
    training::CheckpointStore(runFolder(autoencoder)).keep(parent.sha256);
    runstore::rewriteParent(runFolder(run), parent);
}

MetricTable Project::metrics(const std::string& run) const {
    return readMetricFile(runFolder(run) / "metrics.csv");
}

std::vector<SampleGrid> Project::sampleGrids(const std::string& run) const {
    std::vector<SampleGrid> grids;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(runFolder(run) / "samples", missing))
        if (const auto step = stepOf(entry.path()))
            grids.push_back({*step, entry.path()});
    std::ranges::sort(grids, {}, &SampleGrid::step);
    return grids;
}

GridPicture Project::readGrid(const SampleGrid& grid) const {
    GridPicture picture{io::readImageFile(grid.file)};
    constexpr int gap = training::gridGap;
    const int across = facts().width + gap;
    const int down = facts().height + gap;
    const int width = picture.image.width + gap;
    const int height = picture.image.height + gap;
    if (width % across == 0 && height % down == 0) {
        picture.columns = width / across;
        picture.rows = height / down;
        picture.gap = gap;
    }
    return picture;
}

} // namespace studio
