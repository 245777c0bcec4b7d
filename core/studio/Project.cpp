// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Project.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/data/Import.hpp"
#include "core/studio/ProjectFile.hpp"
#include "core/studio/ProjectState.hpp"
#include "core/studio/StagingFolder.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <set>

namespace studio {

namespace {

std::vector<std::int64_t> without(const std::vector<std::int64_t>& ascending,
                                  const std::vector<std::int64_t>& leftOut) {
    std::vector<std::int64_t> rest;
    rest.reserve(ascending.size());
    std::ranges::set_difference(ascending, leftOut, std::back_inserter(rest));
    return rest;
}

std::filesystem::path withoutTrailingSlash(const std::filesystem::path& folder) {
    const auto absolute = std::filesystem::absolute(folder).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

void refuseTakenFolder(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder))
        return;
    if (std::filesystem::exists(folder / "project.json"))
        throw Error(ErrorCode::BadInput, folder.string() + " already holds a project",
                    STUDIO_TR("Open it, or choose another folder."));
    if (!std::filesystem::is_directory(folder) || !std::filesystem::is_empty(folder))
        throw Error(ErrorCode::BadInput, folder.string() + " is not an empty folder",
                    STUDIO_TR("Choose a folder that does not exist yet."));
}

std::string now() {
    const std::time_t seconds = std::time(nullptr);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&seconds));
    return text.data();
}

void countClasses(const data::Dataset& dataset, DatasetFacts& facts) {
    for (const auto& name : dataset.classNames())
        facts.classes.push_back({name, 0});
    if (facts.classes.empty())
        return;
    for (std::int64_t i = 0; i < dataset.size(); ++i)
        if (const int label = dataset.label(i); label >= 0)
            ++facts.classes[static_cast<std::size_t>(label)].count;
}

} // namespace

std::shared_ptr<Project> Project::create(const std::filesystem::path& folder,
                                         const std::vector<std::filesystem::path>& sources,
                                         const ImportOptions& options, std::stop_token stop,
                                         const ProgressFn& progress) {
    const std::filesystem::path target = withoutTrailingSlash(folder);
    refuseTakenFolder(target);
    StagingFolder staging(target);
    const data::ImportReport report = data::importDataset(sources, options, staging.path(), stop, progress);
    throwIfStopped(stop);
    projectfile::Content content;
    content.created = now();
    content.fingerprint = data::Dataset::open(staging.path())->fingerprint();
    content.facts.options = options;
    content.facts.options.background = report.background;
    content.facts.sampleBits = report.sampleBits;
    content.facts.rejected = report.rejected;
    content.facts.notices = report.notices;
    for (const auto& source : sources)
        content.facts.sources.push_back(source.string());
    projectfile::write(staging.path(), content);
    refuseTakenFolder(target); // by somebody else meanwhile
    staging.moveTo(target);
    return open(target);
}

std::shared_ptr<Project> Project::open(const std::filesystem::path& folder) {
    auto state = std::make_unique<State>();
    state->folder = withoutTrailingSlash(folder);
    projectfile::Content content = projectfile::read(state->folder);
    state->lock = std::make_unique<ProjectLock>(state->folder);
    if (state->lock->held())
        sweepProject(state->folder);
    state->dataset = data::Dataset::open(state->folder);
    if (state->dataset->fingerprint() != content.fingerprint)
        throw Error(ErrorCode::Corrupt,
                    (state->folder / "dataset.bin").string() + " does not belong to this project.json",
                    STUDIO_TR("Import the pictures again into a new project."));
    state->facts = std::move(content.facts);
    state->leftOut = std::move(content.leftOut);
    std::erase_if(state->leftOut, [&](std::int64_t index) { return index >= state->dataset->size(); });
    DatasetFacts& facts = state->facts;
    state->split = data::splitOf(*state->dataset, facts.options.validation, facts.options.seed);
    state->held.resize(static_cast<std::size_t>(state->dataset->size()));
    for (const auto index : state->split.validation)
        state->held[static_cast<std::size_t>(index)] = true;
    facts.count = state->dataset->size();
    facts.training = static_cast<std::int64_t>(state->split.training.size());
    facts.validation = static_cast<std::int64_t>(state->split.validation.size());
    facts.width = state->dataset->width();
    facts.height = state->dataset->height();
    facts.channels = state->dataset->channels();
    countClasses(*state->dataset, facts);
    return std::shared_ptr<Project>(new Project(std::move(state)));
}

Project::Project(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}

Project::~Project() = default;

const std::filesystem::path& Project::folder() const noexcept {
    return m_state->folder;
}
std::string Project::name() const {
    return m_state->folder.filename().string();
}
bool Project::readOnly() const noexcept {
    return !m_state->lock->held();
}
const DatasetFacts& Project::facts() const noexcept {
    return m_state->facts;
}
Image Project::image(std::int64_t index) const {
    return m_state->dataset->image(index);
}
int Project::label(std::int64_t index) const {
    return m_state->dataset->label(index);
}
std::string Project::imageName(std::int64_t index) const {
    return m_state->dataset->name(index);
}
bool Project::isValidation(std::int64_t index) const {
    return m_state->held.at(static_cast<std::size_t>(index));
}
std::vector<std::int64_t> Project::validationIndices() const {
    return validationIndices(leftOut());
}
std::vector<std::int64_t> Project::trainingIndices() const {
    return trainingIndices(leftOut());
}
std::vector<std::int64_t> Project::validationIndices(const std::vector<std::int64_t>& leftOut) const {
    return without(m_state->split.validation, leftOut);
}
std::vector<std::int64_t> Project::trainingIndices(const std::vector<std::int64_t>& leftOut) const {
    return without(m_state->split.training, leftOut);
}
std::int64_t Project::trainingCount() const {
    return std::ssize(trainingIndices());
}
std::int64_t Project::validationCount() const {
    return std::ssize(validationIndices());
}

bool Project::isLeftOut(std::int64_t index) const {
    const std::lock_guard lock(m_state->choosing);
    return std::ranges::binary_search(m_state->leftOut, index);
}

std::vector<std::int64_t> Project::leftOut() const {
    const std::lock_guard lock(m_state->choosing);
    return m_state->leftOut;
}

void Project::leaveOut(const std::vector<std::int64_t>& pictures, bool leftOut) {
    if (readOnly())
        throw Error(ErrorCode::ReadOnly, m_state->folder.string() + " can only be read");
    const std::lock_guard lock(m_state->choosing);
    std::set<std::int64_t> chosen(m_state->leftOut.begin(), m_state->leftOut.end());
    for (const std::int64_t index : pictures) {
        static_cast<void>(imageName(index)); // throws for one that there is not
        if (leftOut)
            chosen.insert(index);
        else
            chosen.erase(index);
    }
    std::vector<std::int64_t> ascending(chosen.begin(), chosen.end());
    if (trainingIndices(ascending).empty())
        throw Error(ErrorCode::WrongUsage, STUDIO_TR("no picture would be left to train on"),
                    STUDIO_TR("Leave at least one picture in."));
    projectfile::Content content = projectfile::read(m_state->folder);
    content.leftOut = ascending;
    projectfile::write(m_state->folder, content);
    m_state->leftOut = std::move(ascending);
}

std::shared_ptr<const data::Dataset> Project::dataset() const noexcept {
    return m_state->dataset;
}

void Project::requireSoundPictures(const std::stop_token& stop) const {
    const std::lock_guard lock(m_state->checking);
    if (m_state->checked)
        return;
    m_state->dataset->verify(stop);
    m_state->checked = true;
}

} // namespace studio
