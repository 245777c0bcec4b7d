// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/studio/Types.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio {

namespace data {
class Dataset;
}

/// A project folder: project.json, dataset.bin with index.json, runs/, evidence/. All methods are thread-safe; none of
/// the reading ones needs a tensor. Throws studio::Error.
class Project {
public:
    /// Imports `sources` (files, folders, archives; or "shapes:N" for the built-in dataset) into a new folder.
    /// Throws BadInput when nothing usable was found or the folder already holds a project; Cancelled when stopped, and
    /// then leaves nothing behind.
    static std::shared_ptr<Project> create(const std::filesystem::path& folder,
                                           const std::vector<std::filesystem::path>& sources,
                                           const ImportOptions& options, std::stop_token stop = {},
                                           const ProgressFn& progress = {});
    /// Throws Unsupported for a project of a newer version, Corrupt or BadInput with the field's name for a bad file. A
    /// second opening of a project that is open elsewhere is read-only.
    static std::shared_ptr<Project> open(const std::filesystem::path& folder);
    ~Project();
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    const std::filesystem::path& folder() const noexcept;
    std::string name() const; ///< the folder's name
    bool readOnly() const noexcept;

    const DatasetFacts& facts() const noexcept;
    Image image(std::int64_t index) const; ///< copied out of the memory map: microseconds
    int label(std::int64_t index) const;   ///< -1 without labels
    std::string imageName(std::int64_t index) const;
    bool isValidation(std::int64_t index) const;
    /// What trains and what validates, ascending, without the pictures that are left out now or without `leftOut`.
    std::vector<std::int64_t> validationIndices() const;
    std::vector<std::int64_t> trainingIndices() const;
    std::vector<std::int64_t> validationIndices(const std::vector<std::int64_t>& leftOut) const;
    std::vector<std::int64_t> trainingIndices(const std::vector<std::int64_t>& leftOut) const;
    std::int64_t trainingCount() const;   ///< of facts().training, those that are not left out
    std::int64_t validationCount() const; ///< of facts().validation
    bool isLeftOut(std::int64_t index) const;
    std::vector<std::int64_t> leftOut() const; ///< ascending
    /// Leaves pictures out of the trainings that begin from now on, or takes them in again. Runs keep to what they
    /// began with. Throws WrongUsage where none would be left to train on, ReadOnly, Io.
    void leaveOut(const std::vector<std::int64_t>& pictures, bool leftOut);
    std::shared_ptr<const data::Dataset> dataset() const noexcept; ///< for core
    /// Reads all pixels once, whoever asks first, and throws Corrupt where they are not those that were imported.
    void requireSoundPictures(const std::stop_token& stop = {}) const;

    /// By name. A run whose files do not tell what it is is left out, and `onUnreadable` hears why.
    std::vector<RunInfo> runs(const std::function<void(const Error&)>& onUnreadable = {}) const;
    bool hasRun(const std::string& name) const;
    RunInfo run(const std::string& name) const; ///< throws NotFound
    std::filesystem::path runFolder(const std::string& name) const;
    std::string freeRunName(const std::string& stem) const; ///< stem, stem-2, stem-3, ...
    int nextRunColour() const;
    /// The diffusion runs that are decoded by weights of this run, by name. Those that were trained on another run of
    /// the same name are not among them.
    std::vector<std::string> childrenOf(const std::string& run) const;
    /// The folder with all its files; what the run's autoencoder kept for it alone goes too. Throws NotFound, ReadOnly,
    /// WrongUsage with the names of its children while it has any.
    void removeRun(const std::string& name);
    /// Gives a run another name; diffusion runs that were trained on it follow. Throws NotFound, ReadOnly, WrongUsage
    /// for a name that is taken or no name, and for a run that is training.
    void renameRun(const std::string& run, const std::string& name);
    void setRunNotes(const std::string& run, const std::string& notes); ///< throws NotFound, ReadOnly
    /// Writes down which weights of its autoencoder a diffusion run goes with, and has that run keep them. Throws
    /// NotFound, ReadOnly, and Io or DiskFull where they cannot be kept.
    void pinParent(const std::string& run, const WeightPin& parent) const;
    MetricTable metrics(const std::string& run) const;
    std::vector<SampleGrid> sampleGrids(const std::string& run) const; ///< by step
    GridPicture readGrid(const SampleGrid& grid) const;

    /// Makes runs/NAME for a new run and takes `name` for it. Throws WrongUsage (bad or taken name), ReadOnly.
    std::filesystem::path makeRunFolder(const std::string& name);
    /// Says that a job of this process trains a run. A run that says "training" on disk without one was cut off: it
    /// reads as stopped.
    void setLive(const std::string& run, bool live);

private:
    struct State;
    RunInfo readRun(const std::filesystem::path& folder) const;
    Error noSuchRun(const std::string& name) const;
    explicit Project(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Looks at files without importing them.
Inspection inspect(const std::vector<std::filesystem::path>& sources, const ImportOptions& options = {},
                   std::stop_token stop = {}, const ProgressFn& progress = {});

/// Folder of Debian's Fashion-MNIST package, when it is installed.
std::optional<std::filesystem::path> fashionMnistFolder();

} // namespace studio
