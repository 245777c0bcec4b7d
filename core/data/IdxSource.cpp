// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Text.hpp"
#include "core/data/ArraySource.hpp"
#include "core/io/Idx.hpp"

#include <algorithm>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t largestSide = 1 << 16;

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// The labels file beside a picture file, by the names of MNIST: packed or not, with - or . before idx.
fs::path labelsBeside(const fs::path& pictures) {
    std::string name = pictures.filename().native();
    replaceAll(name, "images", "labels");
    replaceAll(name, "idx3", "idx1");
    if (name == pictures.filename().native())
        return {};
    std::vector<std::string> candidates{name};
    if (name.ends_with(".gz"))
        candidates.push_back(name.substr(0, name.size() - 3));
    else
        candidates.push_back(name + ".gz");
    std::error_code ignored;
    for (const auto& candidate : candidates)
        if (fs::exists(pictures.parent_path() / candidate, ignored))
            return pictures.parent_path() / candidate;
    return {};
}

std::vector<std::string> readLabels(const fs::path& file, std::int64_t count) {
    const io::IdxFile labels = io::IdxFile::open(file);
    if (labels.shape().size() != 1 || labels.shape()[0] != count)
        throw Error(ErrorCode::BadInput, displayText(file) + ": does not hold one label for each of the " +
                                             std::to_string(count) + " pictures");
    std::vector<std::string> names;
    names.reserve(labels.data().size());
    for (const std::uint8_t label : labels.data())
        names.push_back(std::to_string(label));
    return names;
}

bool isPictureShape(const std::vector<std::int64_t>& shape) {
    return shape.size() == 3 || (shape.size() == 4 && (shape[3] == 1 || shape[3] == 3 || shape[3] == 4));
}

/// Names of IDX picture files in a folder, sorted; empty when there is a picture file too.
std::vector<fs::path> idxFilesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const fs::path& file = it->path();
        if (io::claimOf(file) == io::NameClaim::Supported)
            return {};
        const bool named = file.native().find("idx3-ubyte", folder.native().size()) != std::string::npos;
        if (named && it->is_regular_file(error) && isPictureShape(io::idxShape(file)))
            files.push_back(file);
    }
    std::ranges::sort(files);
    return files;
}

std::unique_ptr<ImageSource> openIdxFile(const fs::path& file, ScanNotes notes) {
    const io::IdxFile idx = io::IdxFile::open(file);
    const auto& shape = idx.shape();
    if (shape.size() == 1)
        throw Error(ErrorCode::BadInput, displayText(file) + ": holds labels, not pictures",
                    "Name the file of the pictures; the labels are found beside it.");
    if (!isPictureShape(shape) || shape[0] < 1 || shape[1] < 1 || shape[2] < 1 || shape[1] > largestSide ||
        shape[2] > largestSide || shape[1] * shape[2] > io::maxPixels)
        throw Error(ErrorCode::BadInput, displayText(file) + ": its dimensions are not those of pictures");
    PictureArray array;
    array.count = shape[0];
    array.height = static_cast<int>(shape[1]);
    array.width = static_cast<int>(shape[2]);
    array.channels = shape.size() == 4 ? static_cast<int>(shape[3]) : 1;
    array.bytes = idx.data();
    array.owner = std::make_shared<const io::IdxFile>(idx);
    if (const fs::path labels = labelsBeside(file); !labels.empty())
        array.labels = readLabels(labels, array.count);
    return makeArraySource(std::move(array), std::move(notes));
}

} // namespace

fs::path idxFileIn(const fs::path& folder) {
    const auto files = idxFilesIn(folder);
    if (files.empty())
        return {};
    const auto training = std::ranges::find_if(
        files, [](const fs::path& file) { return file.filename().native().find("train") != std::string::npos; });
    return training == files.end() ? files.front() : *training;
}

std::unique_ptr<ImageSource> openIdx(const ScanRequest& request) {
    return openIdxFile(request.source, {});
}

std::unique_ptr<ImageSource> openIdxFolder(const ScanRequest& request) {
    const fs::path chosen = idxFileIn(request.source);
    ScanNotes notes;
    for (const fs::path& file : idxFilesIn(request.source))
        if (file != chosen)
            notes.notices.push_back(displayText(file.filename()) + " was left out: only " +
                                    displayText(chosen.filename()) + " is imported");
    return openIdxFile(chosen, std::move(notes));
}

} // namespace studio::data
