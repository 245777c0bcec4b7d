// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Exchange.hpp"

#include "core/base/Text.hpp"
#include "core/data/DecodeAll.hpp"
#include "core/data/ForeignFile.hpp"
#include "core/data/ImageSource.hpp"
#include "core/data/Transform.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Npy.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace studio {

namespace {

/// Enough to read ahead in an archive, little enough to stop soon.
constexpr std::size_t chunk = 256;

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
    throw Error(ErrorCode::BadInput, path + ": " + reason, "Leave it out, or repair it");
}

/// How pictures are opened and what is made of them.
struct WayIn {
    ImportOptions options;
    data::Transform transform;
};

WayIn wayInto(const DatasetFacts& project) {
    WayIn way{project.options, {}};
    way.options.limit = 0;       // all of what is named
    way.options.labels = "none"; // a table of labels that is not there must not keep a picture out
    way.transform.size = project.width;
    way.transform.channels = project.channels;
    way.transform.framing = project.options.framing;
    way.transform.background = project.options.background; // as the import settled it for all pictures together
    way.transform.sampleBits = project.sampleBits;
    return way;
}

Image loadItem(const data::ImageSource& source, std::int64_t item, const std::filesystem::path& input,
               const data::Transform& transform, const std::stop_token& stop) {
    try {
        return data::loadFramed(source, item, source.facts(item), transform, stop).image;
    } catch (const Error& error) {
        refuse(data::itemPath(input, source.name(item)), error.message());
    }
}

/// Until `take` says that it has enough.
void readSource(const std::filesystem::path& input, const WayIn& way, const std::function<bool(Image)>& take,
                const std::stop_token& stop, const ProgressFn& progress) {
    const auto source = data::openSource({input, way.options, stop, {}});
    const auto& rejected = source->notes().rejected;
    if (!rejected.empty())
        refuse(rejected.front().path, rejected.front().reason);
    std::vector<std::int64_t> items(static_cast<std::size_t>(source->size()));
    std::iota(items.begin(), items.end(), std::int64_t{0});
    for (std::span<const std::int64_t> left = items; !left.empty();) {
        const std::size_t prepared = source->prepare(left.first(std::min(chunk, left.size())), stop);
        for (const std::int64_t item : left.first(prepared)) {
            throwIfStopped(stop);
            report(progress, "Reading pictures", item, source->size());
            if (!take(loadItem(*source, item, input, way.transform, stop)))
                return;
        }
        left = left.subspan(prepared);
    }
}

[[noreturn]] void refuseNothing() {
    throw Error(ErrorCode::BadInput, "there is no usable picture among the files given",
                "Name pictures, a folder of pictures or an array of them");
}

Image readFirst(const std::filesystem::path& file, const WayIn& way, const std::stop_token& stop) {
    Image first;
    const auto take = [&](Image picture) {
        first = std::move(picture);
        return false;
    };
    readSource(file, way, take, stop, {});
    if (first.empty())
        refuseNothing();
    return first;
}

std::vector<std::int64_t> arrayShape(std::size_t count, const LatentShape& shape) {
    const auto n = static_cast<std::int64_t>(count);
    if (shape.isVector)
        return {n, shape.channels};
    return {n, shape.channels, shape.height, shape.width};
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text;
    for (const auto size : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text.empty() ? "a single number" : text;
}

} // namespace

void eachPicture(std::span<const std::filesystem::path> inputs, const DatasetFacts& project, const TakePicture& take,
                 std::stop_token stop, const ProgressFn& progress) {
    bool none = true;
    const auto takeOne = [&](Image picture) {
        none = false;
        take(std::move(picture));
        return true;
    };
    for (const auto& input : inputs)
        readSource(input, wayInto(project), takeOne, stop, progress);
    if (none)
        refuseNothing();
}

std::vector<Image> readPictures(std::span<const std::filesystem::path> inputs, const DatasetFacts& project,
                                std::stop_token stop, const ProgressFn& progress) {
    std::vector<Image> pictures;
    const auto take = [&](Image picture) { pictures.push_back(std::move(picture)); };
    eachPicture(inputs, project, take, stop, progress);
    return pictures;
}

Image readPicture(const std::filesystem::path& file, const DatasetFacts& project, std::stop_token stop) {
    return readFirst(file, wayInto(project), stop);
}

Image readMask(const std::filesystem::path& file, const DatasetFacts& project, std::stop_token stop) {
    WayIn way = wayInto(project);
    constexpr int halfWhite = 128;
    way.transform.background.kind = Background::Kind::Black;
    way.transform.sampleBits = 0;
    way.transform.channels = 1;
    Image mask = readFirst(file, way, stop);
    const int brightest = *std::ranges::max_element(mask.pixels);
    if (brightest == 1) // written as truth values
        for (auto& pixel : mask.pixels)
            pixel = pixel == 0 ? 0 : 255;
    else if (brightest < halfWhite)
        throw Error(ErrorCode::BadInput, displayText(file) + ": no pixel of the mask is white",
                    "Paint white where the picture is to be drawn anew");
    return mask;
}

std::vector<Latent> readLatentsNpy(const std::filesystem::path& file, const LatentShape& shape) {
    if (const std::string reason = data::foreignReason(file); !reason.empty())
        throw Error(ErrorCode::Unsupported, displayText(file) + ": " + reason,
                    "Save latents as float32 numbers: numpy.save('latents.npy', latents.astype('float32'))");
    const io::NpyFile array = io::NpyFile::open(file);
    const std::string name = displayText(file);
    if (array.dtype() != io::Dtype::F32)
        throw Error(ErrorCode::BadInput, name + " does not hold float32 numbers",
                    "Latents are float32, as encode writes them");
    const std::size_t count = array.shape().empty() ? 0 : static_cast<std::size_t>(array.shape().front());
    if (array.shape() != arrayShape(count, shape)) {
        auto expected = arrayShape(count, shape);
        expected.erase(expected.begin());
        throw Error(ErrorCode::Mismatch,
                    name + " has the shape " + shapeText(array.shape()) + ", and this run's latents are N x " +
                        shapeText(expected),
                    "Use the run that encoded them");
    }
    const auto length = static_cast<std::size_t>(shape.size());
    std::vector<Latent> latents(count, Latent(length));
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(latents[i].data(), array.data().data() + i * length * sizeof(float), length * sizeof(float));
        if (!std::ranges::all_of(latents[i], [](float value) { return std::isfinite(value); }))
            throw Error(ErrorCode::Mismatch,
                        name + " holds numbers that are not finite, in latent " + std::to_string(i));
    }
    return latents;
}

void writeLatentsNpy(const std::filesystem::path& file, std::span<const Latent> latents, const LatentShape& shape) {
    std::vector<float> values;
    values.reserve(latents.size() * static_cast<std::size_t>(shape.size()));
    for (const auto& latent : latents)
        values.insert(values.end(), latent.begin(), latent.end());
    const auto sizes = arrayShape(latents.size(), shape);
    io::writeAtomically(file, io::writeNpy(io::Dtype::F32, sizes, std::as_bytes(std::span(values))));
}

void makeFolder(const std::filesystem::path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure || !std::filesystem::is_directory(folder, failure))
        throw Error(ErrorCode::Io,
                    displayText(folder) + ": the folder cannot be made" + (failure ? ": " + failure.message() : ""),
                    "Choose another folder");
}

} // namespace studio
