// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/StateDict.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace studio::training {

using NoticeFn = std::function<void(const std::string&)>;
/// Gives the sink the bytes of a checkpoint, piece by piece.
using WriteFn = std::function<void(const io::ByteSink&)>;

struct LoadedCheckpoint {
    std::int64_t step = 0;
    std::string source; ///< file, for messages
    std::string sha256; ///< of the file
    models::WeightFile content;
    bool isSubstitute = false; ///< for the one that was asked for, which is damaged
};

/// The checkpoints of a run's folder: checkpoint-000400.safetensors, with latest.json and best.json pointing at them by
/// name, step and SHA-256. A checkpoint is written whole before the pointer that names it, so what a pointer names is
/// complete; another one of the same step gets a name of its own, checkpoint-000400-2.safetensors. The last three and
/// the best are kept, and kept-SHA256.safetensors for other runs. Pointers: {"version": 1, "checkpoints": [{"file",
/// "step", "sha256"},
/// ...]}, newest first.
class CheckpointStore {
public:
    explicit CheckpointStore(std::filesystem::path folder);

    enum class Rank { Ordinary, Best };
    /// Writes what `write` gives as it comes. Whether it is the best one now: a first one is, and one that replaces the
    /// best of the same step. Throws Error(DiskFull | ReadOnly | Io); what was there before still loads then.
    bool save(std::int64_t step, const WriteFn& write, Rank rank);

    /// The newest checkpoint whose hash holds, or nothing in a folder without checkpoints. Damaged ones are named to
    /// `notice` and passed over. Throws Error(Corrupt) when there are checkpoints and all are damaged.
    std::optional<LoadedCheckpoint> loadLatest(const NoticeFn& notice) const;
    /// The same, the best one first.
    std::optional<LoadedCheckpoint> loadBest(const NoticeFn& notice) const;

    /// Step of the newest checkpoint, without reading it; nothing in a folder without checkpoints.
    std::optional<std::int64_t> latestStep() const;
    /// The same of the best one.
    std::optional<std::int64_t> bestStep() const;

    /// Keeps the checkpoint of this hash, which the pointers name or which is kept already, under a name of its own for
    /// another run that needs it: neither later checkpoints nor clear() touch it. Costs no space until the run itself
    /// lets go of it, where the file system knows hard links. Throws Error(NotFound | DiskFull | ReadOnly | Io).
    void keep(const std::string& sha256) const;
    /// The checkpoint of this hash, kept or named by a pointer, and never another; nothing where there is none. Throws
    /// Error(Corrupt) where the files that should be it are not.
    std::optional<LoadedCheckpoint> loadExact(const std::string& sha256, std::int64_t step) const;
    bool has(const std::string& sha256) const; ///< whether loadExact() would find a file
    /// Nobody needs the kept one any more.
    void letGo(const std::string& sha256) const;

    /// Removes every checkpoint and pointer, for a run that starts anew; what is kept for others stays.
    void clear();

private:
    struct Entry {
        std::string file;
        std::int64_t step = 0;
        std::string sha256;
        bool operator==(const Entry&) const = default;
    };
    std::vector<std::filesystem::path> filesOf(const std::string& sha256) const;
    std::vector<Entry> readPointer(const char* name, const NoticeFn& notice) const;
    std::optional<std::int64_t> firstStep(const char* pointer) const;
    void writePointer(const char* name, const std::vector<Entry>& entries) const;
    std::optional<LoadedCheckpoint> loadBy(const char* pointer, const char* otherwise, const NoticeFn& notice) const;
    std::optional<LoadedCheckpoint> loadFirstGood(const std::vector<Entry>& entries, const NoticeFn& notice) const;
    void removeUnnamed(const std::vector<Entry>& latest, const std::vector<Entry>& best) const;
    static std::string unnamed(std::int64_t step, const std::vector<Entry>& latest, const std::vector<Entry>& best);
    static bool isNamed(const std::vector<Entry>& entries, const std::string& file);

    std::filesystem::path m_folder;
};

/// The weights to use of a checkpoint: averaged parameters and buffers under the model's own names.
models::StateDict inferenceWeights(const models::WeightFile& checkpoint);

} // namespace studio::training
