// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Files.hpp"

#include "core/base/Error.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Npy.hpp"
#include "core/io/Pixels.hpp"

#include <algorithm>
#include <array>

namespace studio {

namespace {

bool sameShape(const Image& a, const Image& b) {
    return a.width == b.width && a.height == b.height && a.channels == b.channels;
}

/// Every pixel as a square of `scale` x `scale`, drawn into `canvas` at (left, top).
void draw(Image& canvas, const Image& picture, int left, int top, int scale) {
    const auto channels = static_cast<std::size_t>(picture.channels);
    for (int y = 0; y < picture.height * scale; ++y) {
        const auto from = picture.row(y / scale);
        auto to = canvas.row(top + y).subspan(static_cast<std::size_t>(left) * channels);
        for (std::size_t x = 0; x < from.size() / channels * static_cast<std::size_t>(scale); ++x)
            for (std::size_t c = 0; c < channels; ++c)
                to[x * channels + c] = from[x / static_cast<std::size_t>(scale) * channels + c];
    }
}

} // namespace

Image readImage(const std::filesystem::path& file) {
    return io::readImageFile(file);
}

void writePng(const std::filesystem::path& file, const Image& image) {
    io::writeAtomically(file, io::encodePng(image));
}

void writeGif(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame,
              Repeat repeat) {
    io::writeGif(file, frames, millisecondsPerFrame, repeat);
}

void writeMp4(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame) {
    io::writeMp4(file, frames, millisecondsPerFrame);
}

void writeImagesNpy(const std::filesystem::path& file, std::span<const Image> images) {
    if (images.empty())
        throw Error(ErrorCode::WrongUsage, "there are no pictures to write");
    const Image& first = images.front();
    std::vector<std::byte> bytes;
    bytes.reserve(images.size() * first.pixels.size());
    for (const Image& image : images) {
        if (!sameShape(image, first))
            throw Error(ErrorCode::WrongUsage, "pictures of different sizes do not fit into one array");
        const auto part = std::as_bytes(std::span(image.pixels));
        bytes.insert(bytes.end(), part.begin(), part.end());
    }
    const std::array<std::int64_t, 4> shape{static_cast<std::int64_t>(images.size()), first.height, first.width,
                                            first.channels};
    io::writeAtomically(file, io::writeNpy(io::Dtype::U8, shape, bytes));
}

void writeText(const std::filesystem::path& file, std::string_view text) {
    io::writeAtomically(file, text);
}

Image tile(std::span<const Image> images, int columns, int gap, int scale) {
    if (images.empty())
        return {};
    const bool colour = std::ranges::any_of(images, [](const Image& each) { return each.channels == 3; });
    int cellWidth = 0;
    int cellHeight = 0;
    for (const Image& image : images) {
        cellWidth = std::max(cellWidth, image.width * scale);
        cellHeight = std::max(cellHeight, image.height * scale);
    }
    const int count = static_cast<int>(images.size());
    columns = std::clamp(columns, 1, count);
    const int rows = (count + columns - 1) / columns;
    Image canvas(columns * (cellWidth + gap) - gap, rows * (cellHeight + gap) - gap, colour ? 3 : 1);
    for (int i = 0; i < count; ++i) {
        const Image picture = io::withChannels(images[static_cast<std::size_t>(i)], canvas.channels);
        draw(canvas, picture, i % columns * (cellWidth + gap), i / columns * (cellHeight + gap), scale);
    }
    return canvas;
}

} // namespace studio
