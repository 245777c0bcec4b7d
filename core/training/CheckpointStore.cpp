// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/CheckpointStore.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/HashedWriter.hpp"
#include "core/io/Json.hpp"
#include "core/io/Sha256.hpp"
#include "core/training/TrainingState.hpp"

#include <algorithm>
#include <cstdio>

namespace studio::training {

namespace {

constexpr const char* latestPointer = "latest.json";
constexpr const char* bestPointer = "best.json";
constexpr std::size_t keptCheckpoints = 3;

/// `copy` 1, 2, ...: of one step.
std::string checkpointName(std::int64_t step, int copy) {
    char name[64];
    std::snprintf(name, sizeof name, "checkpoint-%06lld", static_cast<long long>(step));
    return name + (copy > 1 ? "-" + std::to_string(copy) : std::string()) + ".safetensors";
}

bool isCheckpointName(const std::string& name) {
    return name.starts_with("checkpoint-") && name.ends_with(".safetensors") && name.find('/') == std::string::npos;
}

std::string keptName(const std::string& sha256) {
    return "kept-" + sha256 + ".safetensors";
}

/// Throws Error(Corrupt) where the file is another one than this hash is of.
models::WeightFile contentOf(const std::filesystem::path& file, const std::string& sha256) {
    const auto damaged = [&] {
        return Error(ErrorCode::Corrupt, file.string() + " is damaged: its SHA-256 is not the recorded one");
    };
    try {
        auto weights = models::readHashedWeights(file);
        if (weights.sha256 != sha256)
            throw damaged();
        return std::move(weights.content);
    } catch (const Error& error) {
        const bool isUnsound = error.code() == ErrorCode::Corrupt || error.code() == ErrorCode::Unsupported;
        if (isUnsound && io::sha256OfFile(file) != sha256) // a header that makes no sense was damaged, not written so
            throw damaged();
        throw;
    }
}

void say(const NoticeFn& notice, const std::string& text) {
    if (notice)
        notice(text);
}

} // namespace

CheckpointStore::CheckpointStore(std::filesystem::path folder)
    : m_folder(std::move(folder)) {}

bool CheckpointStore::save(std::int64_t step, const WriteFn& write, Rank rank) {
    auto best = readPointer(bestPointer, {});
    auto latest = readPointer(latestPointer, {});
    Entry entry{unnamed(step, latest, best), step, {}};
    io::HashedWriter writer(m_folder / entry.file);
    write([&](std::span<const std::byte> bytes) { writer.write(bytes); });
    entry.sha256 = writer.commit();

    // The best first: a latest one carries the bar that the best has set.
    const bool rewritten = !best.empty() && best.front().step == step;
    const bool isBest = rank == Rank::Best || rewritten || best.empty();
    if (isBest) {
        best = {entry};
        writePointer(bestPointer, best);
    }

    std::erase_if(latest, [&](const Entry& old) { return old.step == step; });
    latest.insert(latest.begin(), entry);
    latest.resize(std::min(latest.size(), keptCheckpoints));
    writePointer(latestPointer, latest);
    removeUnnamed(latest, best);
    return isBest;
}

/// A file for a checkpoint of `step` that no pointer names: whoever is cut off between the file and the pointers leaves
/// them naming what they did.
std::string CheckpointStore::unnamed(std::int64_t step, const std::vector<Entry>& latest,
                                     const std::vector<Entry>& best) {
    for (int copy = 1;; ++copy) {
        std::string file = checkpointName(step, copy);
        if (!isNamed(latest, file) && !isNamed(best, file))
            return file;
    }
}

std::optional<LoadedCheckpoint> CheckpointStore::loadLatest(const NoticeFn& notice) const {
    return loadBy(latestPointer, bestPointer, notice);
}

std::optional<LoadedCheckpoint> CheckpointStore::loadBest(const NoticeFn& notice) const {
    return loadBy(bestPointer, latestPointer, notice);
}

std::optional<LoadedCheckpoint> CheckpointStore::loadBy(const char* pointer, const char* otherwise,
                                                        const NoticeFn& notice) const {
    auto entries = readPointer(pointer, notice);
    const bool pointsNowhere = entries.empty() && std::filesystem::exists(m_folder / pointer);
    for (auto& entry : readPointer(otherwise, notice))
        if (std::ranges::find(entries, entry) == entries.end())
            entries.push_back(std::move(entry));
    auto loaded = loadFirstGood(entries, notice);
    if (loaded && pointsNowhere)
        loaded->isSubstitute = true;
    return loaded;
}

std::optional<std::int64_t> CheckpointStore::latestStep() const {
    return firstStep(latestPointer);
}

std::optional<std::int64_t> CheckpointStore::bestStep() const {
    return firstStep(bestPointer);
}

std::optional<std::int64_t> CheckpointStore::firstStep(const char* pointer) const {
    const auto entries = readPointer(pointer, {});
    return entries.empty() ? std::nullopt : std::optional(entries.front().step);
}

/// Where the checkpoint of this hash should be, the kept one first; only files that exist.
std::vector<std::filesystem::path> CheckpointStore::filesOf(const std::string& sha256) const {
    std::vector<std::filesystem::path> files{m_folder / keptName(sha256)};
    for (const char* pointer : {latestPointer, bestPointer})
        for (const Entry& entry : readPointer(pointer, {}))
            if (entry.sha256 == sha256)
                files.push_back(m_folder / entry.file);
    std::error_code unreadable;
    std::erase_if(files, [&](const auto& file) { return !std::filesystem::exists(file, unreadable); });
    return files;
}

void CheckpointStore::keep(const std::string& sha256) const {
    const auto files = filesOf(sha256);
    if (files.empty())
        throw Error(ErrorCode::NotFound, "no checkpoint in " + m_folder.string() + " has the SHA-256 " + sha256);
    const auto kept = m_folder / keptName(sha256);
    if (files.front() == kept)
        return;
    std::error_code failed;
    std::filesystem::create_hard_link(files.front(), kept, failed); // checkpoints are replaced, never rewritten
    if (failed)
        io::copyAtomically(files.front(), kept);
}

std::optional<LoadedCheckpoint> CheckpointStore::loadExact(const std::string& sha256, std::int64_t step) const {
    std::string damage;
    for (const auto& file : filesOf(sha256)) {
        try {
            return LoadedCheckpoint{step, file.string(), sha256, contentOf(file, sha256)};
        } catch (const Error& error) {
            damage += (damage.empty() ? "" : "; ") + error.message();
        }
    }
    if (damage.empty())
        return std::nullopt;
    throw Error(ErrorCode::Corrupt, damage);
}

bool CheckpointStore::has(const std::string& sha256) const {
    return !filesOf(sha256).empty();
}

void CheckpointStore::letGo(const std::string& sha256) const {
    std::error_code ignored;
    std::filesystem::remove(m_folder / keptName(sha256), ignored);
}

void CheckpointStore::clear() {
    std::error_code ignored;
    // Pointers first: nothing may name a file that is gone.
    std::filesystem::remove(m_folder / latestPointer, ignored);
    std::filesystem::remove(m_folder / bestPointer, ignored);
    removeUnnamed({}, {});
}

std::optional<LoadedCheckpoint> CheckpointStore::loadFirstGood(const std::vector<Entry>& entries,
                                                               const NoticeFn& notice) const {
    std::string damage;
    for (const Entry& entry : entries) {
        const auto file = m_folder / entry.file;
        try {
            LoadedCheckpoint loaded{entry.step, file.string(), entry.sha256, contentOf(file, entry.sha256)};
            loaded.isSubstitute = !damage.empty();
            if (loaded.isSubstitute)
                say(notice, "Going on from the good checkpoint of step " + std::to_string(entry.step) + ".");
            return loaded;
        } catch (const Error& error) {
            damage += (damage.empty() ? "" : "; ") + error.message();
            say(notice, error.message());
        }
    }
    const bool anyPointer =
        std::filesystem::exists(m_folder / latestPointer) || std::filesystem::exists(m_folder / bestPointer);
    if (!anyPointer)
        return std::nullopt;
    if (damage.empty())
        damage = (m_folder / latestPointer).string() + " names no checkpoint";
    throw Error(ErrorCode::Corrupt, "no checkpoint in " + m_folder.string() + " can be used: " + damage,
                STUDIO_TR("Train the run again, or restore the folder from a copy."));
}

std::vector<CheckpointStore::Entry> CheckpointStore::readPointer(const char* name, const NoticeFn& notice) const {
    const auto file = m_folder / name;
    if (!std::filesystem::exists(file))
        return {};
    try {
        const auto json = io::parseJson(io::readText(file));
        std::vector<Entry> entries;
        for (const auto& item : json.at("checkpoints")) {
            Entry entry{item.at("file").get<std::string>(), item.at("step").get<std::int64_t>(),
                        item.at("sha256").get<std::string>()};
            if (isCheckpointName(entry.file))
                entries.push_back(std::move(entry));
        }
        return entries;
    } catch (const nlohmann::json::exception&) {
        say(notice, file.string() + " is damaged and is passed over.");
    } catch (const Error& error) {
        say(notice, file.string() + " is damaged and is passed over: " + error.message());
    }
    return {};
}

void CheckpointStore::writePointer(const char* name, const std::vector<Entry>& entries) const {
    auto list = nlohmann::json::array();
    for (const Entry& entry : entries)
        list.push_back({{"file", entry.file}, {"step", entry.step}, {"sha256", entry.sha256}});
    const nlohmann::json json = {{"version", 1}, {"checkpoints", list}};
    io::writeAtomically(m_folder / name, json.dump(2) + "\n");
}

void CheckpointStore::removeUnnamed(const std::vector<Entry>& latest, const std::vector<Entry>& best) const {
    std::error_code ignored;
    for (const auto& item : std::filesystem::directory_iterator(m_folder, ignored)) {
        const auto name = item.path().filename().string();
        if (isCheckpointName(name) && !isNamed(latest, name) && !isNamed(best, name))
            std::filesystem::remove(item.path(), ignored);
    }
}

bool CheckpointStore::isNamed(const std::vector<Entry>& entries, const std::string& file) {
    return std::ranges::find(entries, file, &Entry::file) != entries.end();
}

models::StateDict inferenceWeights(const models::WeightFile& checkpoint) {
    models::StateDict weights;
    for (const auto& [name, tensor] : checkpoint.tensors)
        for (const std::string_view prefix : {averagePrefix, bufferPrefix})
            if (name.starts_with(prefix))
                weights.emplace_back(name.substr(prefix.size()), tensor);
    return weights;
}

} // namespace studio::training
