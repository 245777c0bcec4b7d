// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ApngFrames.hpp"

#include "core/base/Progress.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/PngDecoder.hpp"

#include <algorithm>
#include <optional>

#include <zlib.h>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

struct Chunk {
    std::string_view type;
    Bytes data;
};

std::vector<Chunk> chunksOf(Bytes bytes) {
    const ByteReader reader(bytes);
    std::vector<Chunk> chunks;
    for (std::size_t offset = 8;;) {
        const std::size_t length = reader.u32(offset);
        const Bytes type = reader.part(offset + 4, 4);
        chunks.push_back({{reinterpret_cast<const char*>(type.data()), 4}, reader.part(offset + 8, length)});
        if (chunks.back().type == "IEND")
            return chunks;
        offset += 12 + length;
    }
}

/// Whether the animation control chunk stands before the picture, where it must.
bool isAnimated(Bytes bytes) {
    const ByteReader reader(bytes);
    for (std::size_t offset = 8; !reader.has(offset + 4, "IDAT"); offset += std::size_t{12} + reader.u32(offset))
        if (reader.has(offset + 4, "acTL"))
            return true;
    return false;
}

enum Disposal : std::uint32_t { Keep = 0, ToBackground = 1, ToPrevious = 2 };

/// A frame control chunk (fcTL) and the data chunks behind it.
struct Frame {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t disposal = Keep;
    bool blend = false; ///< over what is there, instead of in its place
    std::vector<Bytes> data;
};

struct Animation {
    Bytes header;              ///< of IHDR
    std::vector<Chunk> before; ///< palette and the like
    std::vector<Frame> frames;
    bool pictureIsFrame = false; ///< the PNG's own picture is the first frame
};

Frame frameFrom(Bytes control) {
    const ByteReader reader(control);
    Frame frame{reader.u32(4), reader.u32(8), reader.u32(12), reader.u32(16), reader.u8(24), reader.u8(25) == 1, {}};
    return frame;
}

/// Nothing of a PNG without a list of frames.
std::optional<Animation> animationOf(Bytes bytes) {
    Animation animation;
    bool animated = false;
    bool inPicture = false;
    for (const Chunk& chunk : chunksOf(bytes)) {
        if (chunk.type == "IHDR")
            animation.header = chunk.data;
        else if (chunk.type == "acTL")
            animated = true;
        else if (chunk.type == "fcTL")
            animation.frames.push_back(frameFrom(chunk.data));
        else if (chunk.type == "fdAT" && !animation.frames.empty() && chunk.data.size() >= 4)
            animation.frames.back().data.push_back(chunk.data.subspan(4)); // behind its sequence number
        else if (chunk.type == "IDAT" && !animation.frames.empty())
            animation.frames.back().data.push_back(chunk.data);
        else if (chunk.type == "PLTE" || chunk.type == "tRNS")
            animation.before.push_back(chunk);
        if (chunk.type == "IDAT" && !inPicture) {
            inPicture = true;
            animation.pictureIsFrame = !animation.frames.empty();
        }
    }
    if (!animated || animation.frames.empty())
        return std::nullopt;
    return animation;
}

void append(std::vector<std::byte>& png, Bytes data) {
    png.insert(png.end(), data.begin(), data.end());
}

void appendNumber(std::vector<std::byte>& png, std::uint32_t number) {
    for (const int shift : {24, 16, 8, 0})
        png.push_back(static_cast<std::byte>(number >> shift));
}

void appendChunk(std::vector<std::byte>& png, std::string_view type, Bytes data) {
    appendNumber(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = png.size();
    append(png, std::as_bytes(std::span(type)));
    append(png, data);
    const Bytes summed = Bytes(png).subspan(start);
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size()));
    appendNumber(png, static_cast<std::uint32_t>(sum));
}

/// The frame as a PNG of its own.
std::vector<std::byte> pngOf(const Animation& animation, const Frame& frame) {
    std::vector<std::byte> png;
    append(png, std::as_bytes(std::span(std::string_view("\x89PNG\r\n\x1A\n"))));
    std::vector<std::byte> header;
    appendNumber(header, frame.width);
    appendNumber(header, frame.height);
    append(header, animation.header.subspan(8));
    appendChunk(png, "IHDR", header);
    for (const Chunk& chunk : animation.before)
        appendChunk(png, chunk.type, chunk.data);
    for (const Bytes data : frame.data)
        appendChunk(png, "IDAT", data);
    appendChunk(png, "IEND", {});
    return png;
}

Raster withAlpha(const Raster& raster) {
    Raster result(raster.width, raster.height, 4);
    const auto channels = static_cast<std::size_t>(raster.channels);
    const std::size_t count = raster.pixels.size() / channels;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t* pixel = &raster.pixels[i * channels];
        for (std::size_t c = 0; c < 3; ++c)
            result.pixels[4 * i + c] = pixel[channels <= 2 ? 0 : c];
        result.pixels[4 * i + 3] = raster.hasAlpha() ? pixel[channels - 1] : std::uint8_t{255};
    }
    return result;
}

/// Porter and Duff's "over" of straight values.
void blend(const std::uint8_t* source, std::uint8_t* target) {
    const unsigned above = source[3];
    const unsigned below = target[3] * (255U - above) / 255U;
    const unsigned alpha = above + below;
    for (int c = 0; c < 3 && alpha > 0; ++c)
        target[c] = static_cast<std::uint8_t>((source[c] * above + target[c] * below + alpha / 2) / alpha);
    target[3] = static_cast<std::uint8_t>(alpha);
}

void draw(const Raster& picture, const Frame& frame, Raster& canvas) {
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = canvas.row(y + static_cast<int>(frame.top)) + std::size_t{4} * frame.left;
        for (int x = 0; x < picture.width; ++x, from += 4, to += 4) {
            if (frame.blend)
                blend(from, to);
            else
                std::copy_n(from, 4, to);
        }
    }
}

void clear(const Frame& frame, Raster& canvas) {
    for (std::uint32_t y = frame.top; y < frame.top + frame.height; ++y)
        std::fill_n(canvas.row(static_cast<int>(y)) + std::size_t{4} * frame.left, std::size_t{4} * frame.width,
                    std::uint8_t{0});
}

/// Frames up to number `last` of the list, drawn one on the other.
Raster played(const Animation& animation, std::size_t last, const DecodeOptions& options) {
    const ByteReader header(animation.header);
    Raster canvas(static_cast<int>(header.u32(0)), static_cast<int>(header.u32(4)), 4);
    for (std::size_t i = 0; i <= last; ++i) {
        throwIfStopped(options.stop);
        const Frame& frame = animation.frames[i];
        const auto width = static_cast<std::uint32_t>(canvas.width);
        const auto height = static_cast<std::uint32_t>(canvas.height);
        if (frame.width > width || frame.left > width - frame.width || frame.height > height ||
            frame.top > height - frame.height)
            throw Error(ErrorCode::BadInput, "damaged: a frame lies outside its picture");
        const Raster before = frame.disposal == ToPrevious ? canvas : Raster{};
        draw(withAlpha(decodePng(pngOf(animation, frame), options)), frame, canvas);
        if (i == last)
            break;
        if (frame.disposal == ToPrevious)
            canvas = before;
        else if (frame.disposal == ToBackground)
            clear(frame, canvas);
    }
    return canvas;
}

} // namespace

int pngFrameCount(Bytes bytes) {
    try {
        if (!isAnimated(bytes))
            return 1;
        const auto animation = animationOf(bytes);
        if (!animation)
            return 1;
        return static_cast<int>(animation->frames.size()) + (animation->pictureIsFrame ? 0 : 1);
    } catch (const Error&) {
        return 1;
    }
}

Raster decodePngFrame(Bytes bytes, const DecodeOptions& options) {
    if (options.frame == 0)
        return decodePng(bytes, options);
    const auto animation = animationOf(bytes);
    const std::int64_t skipped = animation && !animation->pictureIsFrame ? 1 : 0;
    const std::int64_t wanted = options.frame - skipped;
    if (!animation || wanted >= static_cast<std::int64_t>(animation->frames.size()))
        throw Error(ErrorCode::BadInput, "has no frame number " + std::to_string(options.frame + 1));
    return played(*animation, static_cast<std::size_t>(wanted), options);
}

} // namespace studio::io
