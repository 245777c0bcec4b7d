// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/GifDecoder.hpp"

#include "core/base/Progress.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

#include <gif_lib.h>

namespace studio::io {

namespace {

[[noreturn]] void refuse() {
    throw Error(ErrorCode::BadInput, "truncated or damaged GIF data");
}

int readFromSpan(GifFileType* file, GifByteType* to, int count) {
    auto& rest = *static_cast<std::span<const std::byte>*>(file->UserData);
    const std::size_t taken = std::min(rest.size(), static_cast<std::size_t>(count));
    std::memcpy(to, rest.data(), taken);
    rest = rest.subspan(taken);
    return static_cast<int>(taken);
}

struct Closer {
    void operator()(GifFileType* file) const { DGifCloseFile(file, nullptr); }
};
using GifHandle = std::unique_ptr<GifFileType, Closer>;

void require(int status) {
    if (status != GIF_OK)
        refuse();
}

/// What a graphics control extension says about the image behind it.
struct Control {
    int transparent = NO_TRANSPARENT_COLOR;
    int disposal = DISPOSAL_UNSPECIFIED;
};

void readExtension(GifFileType* gif, Control& control) {
    int code = 0;
    GifByteType* block = nullptr;
    require(DGifGetExtension(gif, &code, &block));
    for (; block != nullptr; require(DGifGetExtensionNext(gif, &block))) {
        GraphicsControlBlock read{};
        if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &read) == GIF_OK)
            control = {read.TransparentColor, read.DisposalMode};
    }
}

void skipCodes(GifFileType* gif) {
    GifByteType* block = nullptr;
    do
        require(DGifGetCodeNext(gif, &block));
    while (block != nullptr);
}

void skipImage(GifFileType* gif) {
    int size = 0;
    GifByteType* block = nullptr;
    require(DGifGetCode(gif, &size, &block));
    while (block != nullptr)
        require(DGifGetCodeNext(gif, &block));
}

void drawLine(const std::vector<GifPixelType>& line, const GifImageDesc& place, const ColorMapObject& map,
              int transparent, std::uint8_t* row, int canvasWidth) {
    const int first = std::max(0, -place.Left);
    const int last = std::min(place.Width, canvasWidth - place.Left);
    for (int i = first; i < last; ++i) {
        const int index = line[static_cast<std::size_t>(i)];
        if (index == transparent || index >= map.ColorCount)
            continue;
        const GifColorType& colour = map.Colors[index];
        std::uint8_t* to = row + std::size_t{4} * static_cast<std::size_t>(place.Left + i);
        to[0] = colour.Red;
        to[1] = colour.Green;
        to[2] = colour.Blue;
        to[3] = 255;
    }
}

/// Decodes the rows of the image whose descriptor was just read, as far as the canvas goes.
void drawImage(GifFileType* gif, int transparent, Raster& canvas, const std::stop_token& stop) {
    const GifImageDesc& place = gif->Image;
    const ColorMapObject* map = place.ColorMap != nullptr ? place.ColorMap : gif->SColorMap;
    if (map == nullptr || place.Width < 1 || place.Height < 1)
        refuse();
    if (std::int64_t{place.Width} * place.Height > maxPixels)
        throw Error(ErrorCode::BadInput, "one of its frames claims " + std::to_string(place.Width) + " x " +
                                             std::to_string(place.Height) + " pixels, over the limit of " +
                                             std::to_string(maxPixels / 1'000'000) + " million");
    std::vector<GifPixelType> line(static_cast<std::size_t>(place.Width));
    constexpr std::array<int, 4> interlacedStart{0, 4, 2, 1};
    constexpr std::array<int, 4> interlacedStep{8, 8, 4, 2};
    for (std::size_t pass = 0; pass < (place.Interlace ? 4U : 1U); ++pass) {
        const int step = place.Interlace ? interlacedStep[pass] : 1;
        for (int row = place.Interlace ? interlacedStart[pass] : 0; row < place.Height; row += step) {
            const int y = place.Top + row;
            if (y >= canvas.height && !place.Interlace)
                return skipCodes(gif); // nothing below shows
            throwIfStopped(stop);
            require(DGifGetLine(gif, line.data(), place.Width));
            if (y >= 0 && y < canvas.height)
                drawLine(line, place, *map, transparent, canvas.row(y), canvas.width);
        }
    }
}

void clear(Raster& canvas, const GifImageDesc& place) {
    for (int y = std::max(0, place.Top); y < std::min(canvas.height, place.Top + place.Height); ++y) {
        const int left = std::clamp(place.Left, 0, canvas.width);
        const int right = std::clamp(place.Left + place.Width, 0, canvas.width);
        std::fill(canvas.row(y) + std::size_t{4} * static_cast<std::size_t>(left),
                  canvas.row(y) + std::size_t{4} * static_cast<std::size_t>(right), std::uint8_t{0});
    }
}

/// Draws frame after frame up to the wanted one.
class Player {
public:
    Player(GifFileType* gif, const DecodeOptions& options)
        : m_gif(gif)
        , m_options(options)
        , m_canvas(gif->SWidth, gif->SHeight, 4) {}

    Raster run() {
        Control control;
        for (;;) {
            GifRecordType record = UNDEFINED_RECORD_TYPE;
            require(DGifGetRecordType(m_gif, &record));
            if (record == TERMINATE_RECORD_TYPE)
                break;
            if (record == EXTENSION_RECORD_TYPE)
                readExtension(m_gif, control);
            if (record == IMAGE_DESC_RECORD_TYPE) {
                require(DGifGetImageDesc(m_gif));
                takeImage(control);
                control = {};
            }
        }
        if (m_frame <= m_options.frame)
            refuse();
        return std::move(m_canvas);
    }

private:
    void takeImage(const Control& control) {
        const std::int64_t frame = m_frame++;
        if (frame > m_options.frame)
            return skipImage(m_gif);
        const bool last = frame == m_options.frame;
        Raster before;
        if (control.disposal == DISPOSE_PREVIOUS && !last)
            before = m_canvas;
        drawImage(m_gif, control.transparent, m_canvas, m_options.stop);
        if (last)
            return;
        if (control.disposal == DISPOSE_PREVIOUS)
            m_canvas = std::move(before);
        else if (control.disposal == DISPOSE_BACKGROUND)
            clear(m_canvas, m_gif->Image);
    }

    GifFileType* m_gif;
    const DecodeOptions& m_options;
    Raster m_canvas;
    std::int64_t m_frame = 0;
};

} // namespace

Raster decodeGif(std::span<const std::byte> bytes, const DecodeOptions& options) {
    const GifHandle gif(DGifOpen(&bytes, readFromSpan, nullptr));
    if (!gif)
        refuse();
    return Player(gif.get(), options).run();
}

int gifFrameCount(std::span<const std::byte> bytes) {
    const GifHandle gif(DGifOpen(&bytes, readFromSpan, nullptr));
    int frames = 0;
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    try {
        while (gif && DGifGetRecordType(gif.get(), &record) == GIF_OK && record != TERMINATE_RECORD_TYPE) {
            Control ignored;
            if (record == EXTENSION_RECORD_TYPE)
                readExtension(gif.get(), ignored);
            if (record != IMAGE_DESC_RECORD_TYPE)
                continue;
            require(DGifGetImageDesc(gif.get()));
            skipImage(gif.get());
            ++frames;
        }
    } catch (const Error&) {
        return std::max(frames, 1);
    }
    return std::max(frames, 1);
}

} // namespace studio::io
