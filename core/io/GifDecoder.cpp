// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/GifDecoder.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

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

/// Index of the transparent colour that a graphics control extension names, or -1.
int readExtension(GifFileType* gif) {
    int code = 0;
    GifByteType* block = nullptr;
    int transparent = NO_TRANSPARENT_COLOR;
    require(DGifGetExtension(gif, &code, &block));
    for (; block != nullptr; require(DGifGetExtensionNext(gif, &block))) {
        GraphicsControlBlock control{};
        if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
            transparent = control.TransparentColor;
    }
    return transparent;
}

/// Decodes the rows of the image whose descriptor was just read.
void drawImage(GifFileType* gif, int transparent, Image& canvas) {
    const GifImageDesc& place = gif->Image;
    const ColorMapObject* map = place.ColorMap != nullptr ? place.ColorMap : gif->SColorMap;
    if (map == nullptr || place.Width < 1 || place.Width > 65535)
        refuse();
    std::vector<GifPixelType> line(static_cast<std::size_t>(place.Width));
    constexpr std::array<int, 4> interlacedStart{0, 4, 2, 1};
    constexpr std::array<int, 4> interlacedStep{8, 8, 4, 2};
    for (std::size_t pass = 0; pass < (place.Interlace ? 4U : 1U); ++pass) {
        const int step = place.Interlace ? interlacedStep[pass] : 1;
        for (int row = place.Interlace ? interlacedStart[pass] : 0; row < place.Height; row += step) {
            require(DGifGetLine(gif, line.data(), place.Width));
            const int y = place.Top + row;
            if (y < 0 || y >= canvas.height)
                continue;
            for (int i = 0; i < place.Width; ++i) {
                const int index = line[static_cast<std::size_t>(i)];
                const int x = place.Left + i;
                if (index == transparent || index >= map->ColorCount || x < 0 || x >= canvas.width)
                    continue;
                const GifColorType& colour = map->Colors[index];
                std::uint8_t* to = canvas.row(y).data() + std::size_t{3} * static_cast<std::size_t>(x);
                to[0] = colour.Red;
                to[1] = colour.Green;
                to[2] = colour.Blue;
            }
        }
    }
}

void skipImage(GifFileType* gif) {
    int size = 0;
    GifByteType* block = nullptr;
    require(DGifGetCode(gif, &size, &block));
    while (block != nullptr)
        require(DGifGetCodeNext(gif, &block));
}

} // namespace

Image decodeGif(std::span<const std::byte> bytes) {
    const GifHandle gif(DGifOpen(&bytes, readFromSpan, nullptr));
    if (!gif)
        refuse();
    Image canvas(gif->SWidth, gif->SHeight, 3);
    std::ranges::fill(canvas.pixels, std::uint8_t{255});
    int transparent = NO_TRANSPARENT_COLOR;
    bool drawn = false;
    for (;;) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        require(DGifGetRecordType(gif.get(), &record));
        if (record == TERMINATE_RECORD_TYPE)
            break;
        if (record == EXTENSION_RECORD_TYPE) {
            const int named = readExtension(gif.get());
            if (named != NO_TRANSPARENT_COLOR)
                transparent = named;
        } else if (record == IMAGE_DESC_RECORD_TYPE) {
            require(DGifGetImageDesc(gif.get()));
            if (drawn)
                skipImage(gif.get());
            else
                drawImage(gif.get(), transparent, canvas);
            drawn = true;
        }
    }
    if (!drawn)
        refuse();
    return canvas;
}

} // namespace studio::io
