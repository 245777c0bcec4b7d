// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/NpySource.hpp"

#include "core/base/Text.hpp"
#include "core/data/ArraySource.hpp"
#include "core/io/Archive.hpp"
#include "core/io/Npy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

using Arrays = std::map<std::string, io::NpyFile>;

/// Names under which programs keep pictures and labels, in the order in which they are looked for.
constexpr std::array<std::string_view, 4> pictureKeys{"x", "images", "arr_0", "x_train"};
constexpr std::array<std::string_view, 3> labelKeys{"y", "labels", "y_train"};

bool isChannelCount(std::int64_t size) {
    return size == 1 || size == 3 || size == 4;
}

/// [N,H,W], [N,H,W,C] or [N,C,H,W]; the last dimension is looked at first.
void setShape(PictureArray& array, const std::vector<std::int64_t>& shape, const std::string& source) {
    constexpr std::int64_t largestSide = 1 << 16;
    const bool last = shape.size() == 4 && isChannelCount(shape[3]);
    const bool first = shape.size() == 4 && !last && isChannelCount(shape[1]);
    if (shape.size() != 3 && !last && !first)
        throw Error(ErrorCode::BadInput, source + ": its shape is not that of pictures",
                    "Save pictures as [N,H,W], [N,H,W,C] or [N,C,H,W] with 1, 3 or 4 channels.");
    const std::int64_t height = first ? shape[2] : shape[1];
    const std::int64_t width = first ? shape[3] : shape[2];
    const bool sound = shape[0] >= 1 && height >= 1 && width >= 1 && height <= largestSide && width <= largestSide &&
                       height * width <= io::maxPixels;
    if (!sound)
        throw Error(ErrorCode::BadInput, source + ": its dimensions are not those of pictures");
    array.count = shape[0];
    array.height = static_cast<int>(height);
    array.width = static_cast<int>(width);
    array.channels = last ? static_cast<int>(shape[3]) : first ? static_cast<int>(shape[1]) : 1;
    array.channelsFirst = first;
}

PictureArray makeArray(const io::NpyFile& file, const std::string& source) {
    PictureArray array;
    setShape(array, file.shape(), source);
    auto shared = std::make_shared<const io::NpyFile>(file);
    switch (file.dtype()) {
    case io::Dtype::U8:
        array.bytes = {reinterpret_cast<const std::uint8_t*>(shared->data().data()), shared->data().size()};
        break;
    case io::Dtype::Bool:
        array.element = [shared](std::size_t index) { return shared->number(index) != 0.0 ? 255.0 : 0.0; };
        break;
    case io::Dtype::F32:
    case io::Dtype::F64:
        array.element = [shared](std::size_t index) { return shared->number(index) * 255.0; };
        break;
    default:
        throw Error(ErrorCode::BadInput, source + ": holds numbers of a type that is not used for pictures",
                    "Save pictures as uint8 from 0 to 255, or as float32 from 0 to 1.");
    }
    array.owner = std::move(shared);
    return array;
}

std::vector<std::string> labelNames(const io::NpyFile& file, std::int64_t count, const std::string& source) {
    const bool column = file.shape().size() == 2 && file.shape()[1] == 1;
    if ((file.shape().size() != 1 && !column) || file.count() != count || file.dtype() == io::Dtype::F16)
        throw Error(ErrorCode::BadInput,
                    source + ": does not hold one label for each of the " + std::to_string(count) + " pictures");
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const double number = file.number(i);
        constexpr double largest = 1e15;
        if (!(std::abs(number) <= largest) || number != std::floor(number))
            throw Error(ErrorCode::BadInput, source + ": holds labels that are no whole numbers");
        names.push_back(std::to_string(static_cast<std::int64_t>(number)));
    }
    return names;
}

/// Every .npy of an .npz, by its name without the ending.
Arrays readNpz(const ScanRequest& request) {
    io::ArchiveLimits limits;
    limits.entryBytes = std::uint64_t{4} << 30;
    limits.totalBytes = std::uint64_t{8} << 30;
    io::ArchiveReader reader(request.source, request.stop, limits);
    Arrays arrays;
    while (const auto entry = reader.next()) {
        const fs::path name(entry->name);
        const std::string source = itemPath(request.source, validUtf8(entry->name));
        if (name.extension() != ".npy")
            continue;
        if (!entry->refused.empty())
            throw Error(ErrorCode::BadInput, source + ": " + entry->refused);
        try {
            arrays.emplace(name.stem().native(), io::NpyFile::parse(reader.read(), source));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Corrupt)
                throw;
            throw Error(ErrorCode::BadInput, source + ": " + error.message());
        }
    }
    return arrays;
}

template<std::size_t count>
const Arrays::value_type* firstOf(const Arrays& arrays, const std::array<std::string_view, count>& keys) {
    for (const std::string_view key : keys)
        if (const auto found = arrays.find(std::string(key)); found != arrays.end())
            return &*found;
    return nullptr;
}

std::unique_ptr<ImageSource> openNpz(const ScanRequest& request) {
    const Arrays arrays = readNpz(request);
    const Arrays::value_type* pictures = firstOf(arrays, pictureKeys);
    if (pictures == nullptr && arrays.size() == 1)
        pictures = &*arrays.begin();
    const std::string shown = displayText(request.source);
    if (pictures == nullptr)
        throw Error(ErrorCode::BadInput, shown + ": none of its arrays is called x, images or arr_0",
                    "Save it with numpy.savez(file, x=pictures, y=labels).");
    PictureArray array = makeArray(pictures->second, shown);
    if (const Arrays::value_type* labels = firstOf(arrays, labelKeys); labels != nullptr && labels != pictures)
        array.labels = labelNames(labels->second, array.count, shown + "/" + labels->first);
    return makeArraySource(std::move(array), {});
}

} // namespace

bool isNpyOrNpz(const fs::path& source) {
    return source.extension() == ".npy" || source.extension() == ".npz";
}

std::unique_ptr<ImageSource> openNpy(const ScanRequest& request) {
    if (request.source.extension() == ".npz")
        return openNpz(request);
    return makeArraySource(makeArray(io::NpyFile::open(request.source), displayText(request.source)), {});
}

} // namespace studio::data
