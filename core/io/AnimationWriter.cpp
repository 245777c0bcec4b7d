// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AnimationWriter.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Palette.hpp"
#include "core/io/Pixels.hpp"

#include <algorithm>
#include <memory>

#include <gif_lib.h>

namespace studio::io {

namespace {

int appendToVector(GifFileType* file, const GifByteType* bytes, int count) {
    auto& buffer = *static_cast<std::vector<std::byte>*>(file->UserData);
    const auto* from = reinterpret_cast<const std::byte*>(bytes);
    buffer.insert(buffer.end(), from, from + count);
    return count;
}

void require(int status) {
    if (status != GIF_OK)
        throw Error(ErrorCode::Internal, "giflib cannot encode the animation");
}

struct FreeMap {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};
using ColourMap = std::unique_ptr<ColorMapObject, FreeMap>;

/// A GIF palette has a power of two of entries.
ColourMap makeMap(const Palette& palette) {
    int entries = 2;
    while (entries < static_cast<int>(palette.colours().size()))
        entries *= 2;
    ColourMap map(GifMakeMapObject(entries, nullptr));
    if (!map)
        throw Error(ErrorCode::OutOfMemory, "no memory for the animation's palette");
    for (std::size_t i = 0; i < palette.colours().size(); ++i) {
        const auto& colour = palette.colours()[i];
        map->Colors[i] = {colour[0], colour[1], colour[2]};
    }
    return map;
}

void putLoopForEver(GifFileType* gif) {
    constexpr std::array<GifByteType, 3> loop{1, 0, 0}; // sub-block 1, 0 repetitions: without end
    require(EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE));
    require(EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0"));
    require(EGifPutExtensionBlock(gif, static_cast<int>(loop.size()), loop.data()));
    require(EGifPutExtensionTrailer(gif));
}

void putFrame(GifFileType* gif, const Image& frame, const Palette& palette, int millisecondsPerFrame) {
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, std::max(1, (millisecondsPerFrame + 5) / 10),
                                       NO_TRANSPARENT_COLOR};
    std::array<GifByteType, 4> block{};
    const auto length = EGifGCBToExtension(&control, block.data());
    require(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(length), block.data()));
    require(EGifPutImageDesc(gif, 0, 0, frame.width, frame.height, false, nullptr));
    std::vector<std::uint8_t> pixels = palette.indices(frame);
    for (int y = 0; y < frame.height; ++y)
        require(EGifPutLine(gif, pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width),
                            frame.width));
}

std::vector<std::byte> encode(std::span<const Image> frames, int millisecondsPerFrame, Repeat repeat) {
    const Palette palette = Palette::forImages(frames);
    const ColourMap map = makeMap(palette);
    std::vector<std::byte> bytes;
    GifFileType* gif = EGifOpen(&bytes, appendToVector, nullptr);
    if (gif == nullptr)
        throw Error(ErrorCode::OutOfMemory, "no memory for the animation");
    try {
        EGifSetGifVersion(gif, true);
        constexpr int colourBits = 8;
        require(EGifPutScreenDesc(gif, frames[0].width, frames[0].height, colourBits, 0, map.get()));
        if (repeat == Repeat::Forever)
            putLoopForEver(gif);
        for (const Image& frame : frames)
            putFrame(gif, frame, palette, millisecondsPerFrame);
    } catch (...) {
        EGifCloseFile(gif, nullptr);
        throw;
    }
    require(EGifCloseFile(gif, nullptr));
    return bytes;
}

} // namespace

void requireOneSize(std::span<const Image> frames, int largestSide) {
    if (frames.empty())
        throw Error(ErrorCode::WrongUsage, "an animation needs at least one frame");
    const Image& first = frames.front();
    const bool sound = !first.empty() && first.width <= largestSide && first.height <= largestSide &&
                       std::ranges::all_of(frames, [&](const Image& each) {
                           return each.width == first.width && each.height == first.height;
                       });
    if (!sound)
        throw Error(ErrorCode::WrongUsage,
                    "the frames of an animation need one size of at most " + std::to_string(largestSide) + " pixels");
}

void writeGif(const std::filesystem::path& file, std::span<const Image> frames, int millisecondsPerFrame, Repeat repeat,
              FileSystem& files) {
    constexpr int largestSide = 65'535;
    requireOneSize(frames, largestSide);
    const bool anyColour = std::ranges::any_of(frames, [](const Image& each) { return each.channels == 3; });
    std::vector<Image> converted;
    if (anyColour)
        for (const Image& each : frames)
            converted.push_back(withChannels(each, 3));
    const std::span<const Image> same = anyColour ? converted : frames;
    writeAtomically(file, encode(same, millisecondsPerFrame, repeat), files);
}

} // namespace studio::io
