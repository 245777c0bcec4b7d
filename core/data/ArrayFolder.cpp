// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayFolder.hpp"

#include "core/base/Text.hpp"
#include "core/data/CifarSource.hpp"
#include "core/data/FileSource.hpp"
#include "core/data/IdxSource.hpp"
#include "core/data/Leftovers.hpp"
#include "core/data/NpySource.hpp"

#include <algorithm>
#include <map>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

using Paths = std::vector<fs::path>;

bool hasNpyName(const fs::path& file) {
    return file.has_extension() && isNpyOrNpz(file);
}

bool isNpz(const fs::path& file) {
    const std::string name = file.filename().string();
    return hasNpyName(file) && (name.ends_with('z') || name.ends_with('Z'));
}

/// What lies in a folder, by names alone.
struct FolderLook {
    std::map<fs::path, Paths> arrays; ///< by the folder they lie in, sorted
    Paths pictures;                   ///< the first few
    std::int64_t pictureCount = 0;
};

constexpr std::size_t picturesNamed = 3;

/// A project of this studio keeps arrays of its own, which are no data.
bool isProject(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "project.json", ignored) && fs::exists(folder / "dataset.bin", ignored);
}

void look(const fs::path& folder, int depth, FolderLook& found) {
    constexpr int deepestArrays = 3;
    constexpr int deepest = 8;
    std::error_code error;
    if (isProject(folder))
        return;
    Paths folders;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const fs::path& file = it->path();
        std::error_code ignored;
        if (isHiddenName(file.filename().native()) || isLeftover(file.filename().native()))
            continue;
        if (it->is_directory(ignored)) {
            if (!it->is_symlink(ignored))
                folders.push_back(file);
        } else if (isArrayName(file)) {
            if (depth <= deepestArrays && it->is_regular_file(ignored))
                found.arrays[folder].push_back(file);
        } else if (io::claimOf(file) == io::NameClaim::Supported) {
            ++found.pictureCount;
            if (found.pictures.size() < picturesNamed)
                found.pictures.push_back(file);
        }
    }
    for (auto& [where, files] : found.arrays)
        std::ranges::sort(files);
    if (depth < deepest)
        for (const fs::path& each : folders)
            look(each, depth + 1, found);
}

/// Arrays that belong together, and how to open them.
struct ArraySet {
    std::string name; ///< for notices
    std::int64_t pictures = 0;
    std::vector<std::string> arrays; ///< names by which --array may mean this set
    std::function<std::unique_ptr<ImageSource>(const ScanRequest&)> open;
};

ArraySet setOf(ArrayCatalog catalog, const std::string& name, const ImportOptions& options) {
    ImportOptions any = options;
    any.array.clear();
    any.labels.clear();
    ArraySet set{name, plainPictures(catalog, any), {}, {}};
    for (const CataloguedArray& array : catalog.arrays)
        set.arrays.push_back(array.name);
    set.open = [catalog = std::move(catalog)](const ScanRequest& request) { return openCatalog(catalog, request); };
    return set;
}

/// The only array of an .npz under the file's name, or nothing when it holds several.
std::optional<CataloguedArray> onlyArray(ArrayCatalog& catalog) {
    if (catalog.arrays.size() != 1)
        return std::nullopt;
    CataloguedArray array = std::move(catalog.arrays.front());
    array.name = displayText(catalog.source.filename());
    return array;
}

class FolderOpener {
public:
    explicit FolderOpener(const ScanRequest& request)
        : m_request(request) {}

    std::unique_ptr<ImageSource> run() {
        look(m_request.source, 0, m_look);
        for (const auto& [folder, files] : m_look.arrays)
            addSets(folder, files);
        std::ranges::stable_sort(m_sets, std::ranges::greater{}, &ArraySet::pictures);
        if (m_sets.empty())
            return openFolder(m_request);
        preferTheOneAskedFor();
        const bool arraysWin = m_sets.front().pictures > m_look.pictureCount || !m_request.options.array.empty() ||
                               m_look.pictureCount == 0;
        if (!arraysWin)
            return fromPictures();
        auto source = m_sets.front().open(m_request);
        if (m_look.pictureCount > 0)
            source->addNotice(picturesLeftOut());
        for (const std::string& reason : m_unreadable)
            source->addNotice(reason);
        for (std::size_t i = 1; i < m_sets.size(); ++i)
            if (m_sets[i].pictures > 0)
                source->addNotice(m_sets[i].name + " was left out (" + std::to_string(m_sets[i].pictures) +
                                  " pictures); give that file or folder itself to import it");
        return source;
    }

private:
    void addSets(const fs::path& folder, const Paths& files) {
        ArrayCatalog catalog;
        catalog.source = folder;
        Paths binary;
        for (const fs::path& file : files) {
            throwIfStopped(m_request.stop);
            if (isCifarName(file))
                binary.push_back(file);
            else if (isNpz(file))
                addNpz(catalog, file);
            else
                addFile(catalog, file);
        }
        if (!catalog.arrays.empty())
            m_sets.push_back(setOf(std::move(catalog), displayText(folder), m_request.options));
        if (!binary.empty())
            m_sets.push_back({displayText(folder), cifarPictures(binary), {}, [binary](const ScanRequest& request) {
                                  return openCifar(binary, request);
                              }});
    }

    static void addFile(ArrayCatalog& catalog, const fs::path& file) {
        if (hasNpyName(file)) {
            catalog.arrays.push_back(cataloguedNpy(file));
            catalog.classesByName = true;
        } else if (auto array = cataloguedIdx(file)) {
            catalog.arrays.push_back(std::move(*array));
            catalog.trainingOnly = true;
        }
    }

    /// One array belongs to the files around it; several are a set of their own.
    void addNpz(ArrayCatalog& catalog, const fs::path& file) {
        try {
            ArrayCatalog npz = npzCatalog(file, m_request.stop);
            if (auto only = onlyArray(npz))
                catalog.arrays.push_back(std::move(*only));
            else
                m_sets.push_back(setOf(std::move(npz), displayText(file), m_request.options));
        } catch (const Error& error) {
            m_unreadable.push_back(error.message());
        }
    }

    void preferTheOneAskedFor() {
        const std::string first = m_request.options.array.substr(0, m_request.options.array.find(','));
        const auto asked = std::ranges::find_if(
            m_sets, [&](const ArraySet& set) { return std::ranges::find(set.arrays, first) != set.arrays.end(); });
        if (asked != m_sets.end())
            std::rotate(m_sets.begin(), asked, asked + 1);
    }

    std::unique_ptr<ImageSource> fromPictures() {
        auto source = openFolder(m_request);
        for (const ArraySet& set : m_sets)
            if (set.pictures > 0)
                source->addNotice("The arrays of " + set.name + " (" + std::to_string(set.pictures) +
                                  " pictures) were left out: there are more picture files; give that file or folder "
                                  "itself to import it");
        return source;
    }

    std::string picturesLeftOut() const {
        std::string names;
        for (const fs::path& file : m_look.pictures)
            names += (names.empty() ? "" : ", ") + displayText(file.filename());
        const auto more = m_look.pictureCount - static_cast<std::int64_t>(m_look.pictures.size());
        if (more > 0)
            names += " and " + counted(more, "more picture file", "more picture files");
        const bool one = m_look.pictureCount == 1;
        return names + (one ? " was" : " were") + " left out: the arrays in the same folder hold more pictures";
    }

    const ScanRequest& m_request;
    FolderLook m_look;
    std::vector<ArraySet> m_sets;
    std::vector<std::string> m_unreadable;
};

/// Label files beside a file of pictures: of the same set and split by their names.
void addLabelsBeside(ArrayCatalog& catalog, const fs::path& file) {
    const ArrayName own = understand(displayText(file.filename()));
    std::error_code error;
    Paths files;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const fs::path& other = it->path();
        if (!hasNpyName(other) && !isIdxName(other))
            continue;
        const ArrayName name = understand(displayText(other.filename()));
        std::error_code ignored;
        if (name.role == ArrayName::Role::Labels && name.base == own.base && name.split == own.split &&
            other.filename() != file.filename() && it->is_regular_file(ignored))
            files.push_back(other);
    }
    std::ranges::sort(files);
    for (const fs::path& other : files) {
        if (isNpz(other)) {
            ArrayCatalog npz = npzCatalog(other, {});
            if (auto only = onlyArray(npz))
                catalog.arrays.push_back(std::move(*only));
        } else if (hasNpyName(other)) {
            catalog.arrays.push_back(cataloguedNpy(other));
        } else if (auto array = cataloguedIdx(other)) {
            catalog.arrays.push_back(std::move(*array));
        }
    }
}

/// A file that holds one array: it is the pictures, whatever its name.
std::unique_ptr<ImageSource> openOne(CataloguedArray array, const ScanRequest& request) {
    const std::string shown = displayText(request.source);
    if (!array.problem.empty())
        throw Error(ErrorCode::BadInput, shown + ": " + array.problem);
    const auto layout = pictureLayout(array.shape, array.columnMajor);
    if (!layout && understand(array.name).role == ArrayName::Role::Labels)
        throw Error(ErrorCode::BadInput, shown + ": holds labels, not pictures",
                    "Name the file of the pictures; the labels are found beside it.");
    if (!layout || !array.type.isNumber())
        throw Error(ErrorCode::BadInput, shown + ": its shape is not that of pictures (" + nameOf(array.type) + ", " +
                                             io::shapeText(array.shape) +
                                             "). Save pictures as N x height x width, with 1, 3 or 4 channels behind "
                                             "or before the size.");
    ArrayCatalog catalog;
    catalog.source = request.source;
    ScanRequest own = request;
    own.options.array = array.name;
    catalog.arrays.push_back(std::move(array));
    addLabelsBeside(catalog, request.source);
    return openCatalog(catalog, own);
}

} // namespace

bool isArrayName(const fs::path& file) {
    return hasNpyName(file) || isIdxName(file) || isCifarName(file);
}

std::unique_ptr<ImageSource> openArrayFile(const ScanRequest& request) {
    if (isCifarName(request.source))
        return openCifar({request.source}, request);
    if (isNpz(request.source)) {
        ArrayCatalog catalog = npzCatalog(request.source, request.stop);
        if (auto only = onlyArray(catalog); only && only->problem.empty())
            return openOne(std::move(*only), request);
        return openCatalog(npzCatalog(request.source, request.stop), request);
    }
    if (isNpyOrNpz(request.source))
        return openOne(cataloguedNpy(request.source), request);
    if (auto array = cataloguedIdx(request.source))
        return openOne(std::move(*array), request);
    throw Error(ErrorCode::BadInput, displayText(request.source) + ": is not an IDX file");
}

bool holdsArrays(const fs::path& folder) {
    FolderLook found;
    look(folder, 0, found);
    return !found.arrays.empty();
}

std::unique_ptr<ImageSource> openArrayFolder(const ScanRequest& request) {
    return FolderOpener(request).run();
}

} // namespace studio::data
