// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ImageSource.hpp"

#include "core/base/Text.hpp"
#include "core/data/ArchiveSource.hpp"
#include "core/data/ArrayFolder.hpp"
#include "core/data/CifarSource.hpp"
#include "core/data/FileSource.hpp"
#include "core/data/ForeignFile.hpp"
#include "core/data/NpySource.hpp"
#include "core/data/Shapes.hpp"
#include "core/io/FileHandle.hpp"
#include "core/io/Idx.hpp"

#include <array>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

/// One way to read a source. The first whose `accepts` says yes opens it.
struct Importer {
    bool (*accepts)(const fs::path& source);
    std::unique_ptr<ImageSource> (*open)(const ScanRequest& request);
};

bool isFolder(const fs::path& source) {
    std::error_code ignored;
    return fs::is_directory(source, ignored);
}

std::unique_ptr<ImageSource> refuseForeign(const ScanRequest& request) {
    throw Error(ErrorCode::BadInput, displayText(request.source) + ": " + foreignReason(request.source));
}

/// A folder without pictures, but with data that the studio does not read, is told how to make some of it.
std::unique_ptr<ImageSource> openPictureFolder(const ScanRequest& request) {
    auto source = openFolder(request);
    if (source->size() > 0)
        return source;
    std::error_code error;
    for (fs::recursive_directory_iterator it(request.source, error), end; !error && it != end; it.increment(error)) {
        throwIfStopped(request.stop);
        std::error_code ignored;
        if (const std::string reason = it->is_regular_file(ignored) ? foreignReason(it->path()) : ""; !reason.empty())
            throw Error(ErrorCode::BadInput, displayText(it->path()) + ": " + reason);
    }
    return source;
}

constexpr std::array importers{
    Importer{[](const fs::path& source) { return isFolder(source) && holdsArrays(source); }, openArrayFolder},
    Importer{isFolder, openPictureFolder},
    Importer{[](const fs::path& source) { return !foreignReason(source).empty(); }, refuseForeign},
    Importer{[](const fs::path& source) { return isNpyOrNpz(source) || isArrayName(source); }, openArrayFile},
    Importer{isCifarArchive, openCifarArchive},
    Importer{isArchive, openArchive},
    Importer{[](const fs::path& source) { return io::idxLayout(source).has_value(); }, openArrayFile},
    Importer{isArchiveByContent, openArchive},
    Importer{[](const fs::path&) { return true; }, openPicture},
};

} // namespace

std::size_t ImageSource::prepare(std::span<const std::int64_t> items, const std::stop_token&) {
    return items.size();
}

std::unique_ptr<ImageSource> openSource(const ScanRequest& request) {
    if (shapesCount(request.source))
        return openShapes(request); // a name, not a path: nothing to look at on the disk
    std::error_code ignored;
    if (!fs::exists(request.source, ignored))
        throw Error(ErrorCode::BadInput, displayText(request.source) + ": no such file or folder");
    if (const std::string kind = io::unusualKind(request.source); !kind.empty() && !isFolder(request.source))
        throw Error(ErrorCode::BadInput, displayText(request.source) + ": is " + kind + ", not a file or folder");
    for (const Importer& importer : importers)
        if (importer.accepts(request.source))
            return importer.open(request);
    throw Error(ErrorCode::Internal, "no importer accepted " + displayText(request.source));
}

std::string itemPath(const fs::path& source, const std::string& item) {
    const std::string shown = displayText(source);
    if (shown == item || shown.ends_with('/' + item)) // a picture that was given by itself
        return shown;
    return shown.ends_with('/') ? shown + item : shown + "/" + item;
}

} // namespace studio::data
