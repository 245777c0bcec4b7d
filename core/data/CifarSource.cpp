// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/CifarSource.hpp"

#include "core/base/Text.hpp"
#include "core/data/ArchiveSource.hpp"
#include "core/data/ArrayLabels.hpp"
#include "core/data/ArraySource.hpp"
#include "core/data/KnownClasses.hpp"
#include "core/io/Archive.hpp"
#include "core/io/MappedFile.hpp"

#include <algorithm>
#include <array>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

/// How one kind of file holds its pictures: label bytes, then the planes.
struct Format {
    int side = 32;
    std::int64_t labelBytes = 1;
    KnownClasses (*classes)() = cifar10Classes;
    bool columnsFirst = false;

    std::int64_t record() const { return labelBytes + std::int64_t{3} * side * side; }
};

constexpr Format cifar10{32, 1, cifar10Classes, false};
constexpr Format cifar100{32, 2, cifar100Classes, false}; // coarse label, fine label
constexpr Format stl10{96, 0, stl10Classes, true};

const Format* formatNamed(std::string_view name) {
    if (!name.ends_with(".bin"))
        return nullptr;
    if (name.starts_with("data_batch") || name == "test_batch.bin")
        return &cifar10;
    if (name == "train.bin" || name == "test.bin")
        return &cifar100;
    if (name == "train_X.bin" || name == "test_X.bin" || name == "unlabeled_X.bin")
        return &stl10;
    return nullptr;
}

/// A file, or a member of an archive.
struct Bytes {
    std::string name;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

Bytes mapped(const fs::path& file) {
    auto map = std::make_shared<const io::MappedFile>(file);
    const auto bytes = map->bytes();
    return {displayText(file.filename()), bytes, std::move(map)};
}

PictureArray pictures(const Bytes& file, const Format& format, const std::string& source) {
    const auto size = static_cast<std::int64_t>(file.bytes.size());
    if (size == 0 || size % format.record() != 0)
        throw Error(ErrorCode::BadInput, source + ": truncated: its length is no multiple of " +
                                             std::to_string(format.record()) + " bytes, what one picture takes");
    const std::int64_t side = format.side;
    PictureArray array;
    array.name = file.name;
    array.layout = {size / format.record(),
                    format.side,
                    format.side,
                    3,
                    format.labelBytes,
                    format.record(),
                    side,
                    1,
                    side * side,
                    false,
                    {}};
    if (format.columnsFirst)
        std::swap(array.layout.row, array.layout.column);
    array.content.array = {{}, {size}, false, file.bytes, file.owner};
    return array;
}

/// The last label byte before each picture: the only one of CIFAR-10, the fine one of CIFAR-100.
std::vector<std::string> labelsWithin(const PictureArray& array, const Format& format) {
    std::vector<std::string> labels;
    for (std::int64_t i = 0; format.labelBytes > 0 && i < array.layout.count; ++i) {
        const auto at = static_cast<std::size_t>(i * format.record() + format.labelBytes - 1);
        labels.push_back(std::to_string(std::to_integer<int>(array.content.array.data[at])));
    }
    return labels;
}

/// Of STL-10: one byte a picture, in a file of its own.
std::vector<std::string> labelsBeside(const Bytes& labels, std::int64_t count) {
    if (static_cast<std::int64_t>(labels.bytes.size()) != count)
        throw Error(ErrorCode::BadInput,
                    labels.name + ": does not hold one label for each of the " + std::to_string(count) + " pictures");
    std::vector<std::string> names;
    for (const std::byte label : labels.bytes)
        names.push_back(std::to_string(std::to_integer<int>(label)));
    return names;
}

std::string labelNameFor(const std::string& pictures) {
    const std::size_t at = pictures.find("_X.bin");
    return at == std::string::npos ? std::string{} : pictures.substr(0, at) + "_y.bin";
}

void nameClasses(PictureSet& set, const Format& format) {
    const KnownClasses known = format.classes();
    std::vector<std::vector<std::string>> renamed;
    for (const PictureArray& array : set.arrays) {
        auto labels = named(array.labels, known.names, known.first);
        if (!labels)
            return; // a set of one's own in this format
        renamed.push_back(std::move(*labels));
    }
    for (std::size_t i = 0; i < renamed.size(); ++i)
        set.arrays[i].labels = std::move(renamed[i]);
    set.classOrder = known.names;
}

void setParts(PictureSet& set) {
    const auto isTest = [](const PictureArray& array) { return array.name.starts_with("test"); };
    const auto tests = std::ranges::count_if(set.arrays, isTest);
    if (tests == 0 || tests == static_cast<std::ptrdiff_t>(set.arrays.size()))
        return;
    for (PictureArray& array : set.arrays)
        array.part = isTest(array) ? Part::HeldOut : Part::Training;
}

/// `files` holds pictures and, of STL-10, labels.
std::unique_ptr<ImageSource> fromBytes(std::vector<Bytes> files, const ScanRequest& request) {
    PictureSet set;
    ScanNotes notes;
    std::ranges::sort(files, {}, &Bytes::name);
    const auto main = std::ranges::find_if(files, [](const Bytes& file) { return formatNamed(file.name) != nullptr; });
    if (main == files.end())
        throw Error(ErrorCode::BadInput, displayText(request.source) + ": holds no binary files of CIFAR or STL-10");
    const Format& format = *formatNamed(main->name);
    for (const Bytes& file : files) {
        if (formatNamed(file.name) != &format)
            continue;
        if (files.size() > 1 && file.name == "unlabeled_X.bin") {
            notes.notices.push_back(file.name + " was left out; give that file itself to import it");
            continue;
        }
        PictureArray array = pictures(file, format, itemPath(request.source, file.name));
        array.labels = labelsWithin(array, format);
        const auto labels = std::ranges::find(files, labelNameFor(file.name), &Bytes::name);
        if (labels != files.end())
            array.labels = labelsBeside(*labels, array.layout.count);
        notes.array += (notes.array.empty() ? "" : ", ") + array.name;
        set.arrays.push_back(std::move(array));
    }
    if (request.options.labels == "none")
        for (PictureArray& array : set.arrays)
            array.labels.clear();
    else
        nameClasses(set, format);
    if (request.options.folderSplit)
        setParts(set);
    return makeArraySource(std::move(set), std::move(notes));
}

} // namespace

bool isCifarName(const fs::path& file) {
    const Format* format = formatNamed(file.filename().string());
    if (format == nullptr)
        return false;
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0 && static_cast<std::int64_t>(size) % format->record() == 0;
}

std::int64_t cifarPictures(const std::vector<fs::path>& files) {
    std::int64_t count = 0;
    std::error_code error;
    for (const fs::path& file : files)
        if (const Format* format = formatNamed(file.filename().string()))
            count += static_cast<std::int64_t>(fs::file_size(file, error)) / format->record();
    return count;
}

std::unique_ptr<ImageSource> openCifar(const std::vector<fs::path>& files, const ScanRequest& request) {
    std::vector<Bytes> bytes;
    std::error_code ignored;
    for (const fs::path& file : files) {
        bytes.push_back(mapped(file));
        const std::string labels = labelNameFor(file.filename().string());
        if (!labels.empty() && fs::is_regular_file(file.parent_path() / labels, ignored))
            bytes.push_back(mapped(file.parent_path() / labels));
    }
    return fromBytes(std::move(bytes), request);
}

bool isCifarArchive(const fs::path& archive) {
    const std::string name = archive.filename().string();
    constexpr std::array<std::string_view, 5> sets{"cifar", "CIFAR", "stl10", "STL10", "stl-10"};
    const bool known =
        std::ranges::any_of(sets, [&](std::string_view set) { return name.find(set) != std::string::npos; });
    if (!known || !isArchive(archive))
        return false;
    try { // others pack the same sets as pictures
        io::ArchiveReader reader(archive, {});
        while (const auto entry = reader.next())
            if (formatNamed(fs::path(entry->name).filename().string()) != nullptr)
                return true;
    } catch (const Error&) { // said by whoever reads it in earnest
    }
    return false;
}

std::unique_ptr<ImageSource> openCifarArchive(const ScanRequest& request) {
    io::ArchiveReader reader(request.source, request.stop);
    std::vector<Bytes> files;
    while (const auto entry = reader.next()) {
        const std::string name = fs::path(entry->name).filename().string();
        const bool labels = name == "train_y.bin" || name == "test_y.bin";
        if (!entry->refused.empty() || name == "unlabeled_X.bin" || (formatNamed(name) == nullptr && !labels))
            continue;
        auto bytes = std::make_shared<const std::vector<std::byte>>(reader.read());
        files.push_back({name, *bytes, bytes});
    }
    return fromBytes(std::move(files), request);
}

} // namespace studio::data
