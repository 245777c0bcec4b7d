// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PngDecoder.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <csetjmp>
#include <cstring>
#include <string>

#include <png.h>

namespace studio::io {

namespace {

/// libpng's handles. It reports by longjmp, so every function that calls it sets the place to return to and holds
/// nothing that would need to be destroyed.
struct Reader {
    png_structp png = nullptr;
    png_infop info = nullptr;
    const std::byte* next = nullptr;
    std::size_t left = 0;
    std::array<char, 128> message{};

    explicit Reader(std::span<const std::byte> bytes)
        : next(bytes.data())
        , left(bytes.size()) {}
    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
};

void keepMessage(Reader& reader, const char* message) {
    std::strncpy(reader.message.data(), message, reader.message.size() - 1);
}

[[noreturn]] void onError(png_structp png, png_const_charp message) {
    keepMessage(*static_cast<Reader*>(png_get_error_ptr(png)), message);
    png_longjmp(png, 1);
}

/// A wrong check sum over the pixels is only a warning to libpng once it has delivered them.
void onWarning(png_structp png, png_const_charp message) {
    if (std::strstr(message, "incorrect data check") != nullptr)
        keepMessage(*static_cast<Reader*>(png_get_error_ptr(png)), message);
}

void readMore(png_structp png, png_bytep to, png_size_t count) {
    Reader& reader = *static_cast<Reader*>(png_get_io_ptr(png));
    if (count > reader.left)
        png_error(png, "truncated");
    std::memcpy(to, reader.next, count);
    reader.next += count;
    reader.left -= count;
}

/// Chunks that do not change the pixels, whose own faults must not cost the picture.
void passOverWords(png_structp png) {
    static const std::array<png_byte, 45> names{'i', 'C', 'C', 'P', 0, 't', 'E', 'X', 't', 0, 'z', 'T', 'X', 't', 0,
                                                'i', 'T', 'X', 't', 0, 'e', 'X', 'I', 'f', 0, 's', 'P', 'L', 'T', 0,
                                                'h', 'I', 'S', 'T', 0, 't', 'I', 'M', 'E', 0, 'p', 'C', 'A', 'L', 0};
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, names.data(), static_cast<int>(names.size() / 5));
}

bool begin(Reader& reader) {
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, onError, onWarning);
    if (reader.png == nullptr)
        return false;
    if (setjmp(png_jmpbuf(reader.png)) != 0)
        return false;
    reader.info = png_create_info_struct(reader.png);
    png_set_user_limits(reader.png, static_cast<png_uint_32>(maxPixels), static_cast<png_uint_32>(maxPixels));
    png_set_crc_action(reader.png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE); // checkWhole() has looked at them
    passOverWords(reader.png);
    png_set_read_fn(reader.png, &reader, readMore);
    png_read_info(reader.png, reader.info);
    png_set_expand(reader.png);
    if constexpr (std::endian::native == std::endian::little)
        png_set_swap(reader.png);
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    return true;
}

bool readRows(Reader& reader, png_bytepp rows) {
    if (setjmp(png_jmpbuf(reader.png)) != 0)
        return false;
    png_read_image(reader.png, rows);
    png_read_end(reader.png, nullptr);
    return reader.message[0] == '\0';
}

[[noreturn]] void refuse(const Reader& reader) {
    const std::string message = reader.message.data();
    if (message.starts_with("CgBI"))
        throw Error(ErrorCode::BadInput,
                    "an app's own kind of PNG (CgBI), which only Apple's programs read: convert it");
    if (message == "truncated")
        throw Error(ErrorCode::BadInput, "truncated");
    throw Error(ErrorCode::BadInput, "damaged: its data cannot be decoded (" + message + ")");
}

} // namespace

Raster decodePng(std::span<const std::byte> bytes, const DecodeOptions& options) {
    Reader reader(bytes);
    if (!begin(reader))
        refuse(reader);
    Raster raster(static_cast<int>(png_get_image_width(reader.png, reader.info)),
                  static_cast<int>(png_get_image_height(reader.png, reader.info)),
                  png_get_channels(reader.png, reader.info));
    const bool deep = png_get_bit_depth(reader.png, reader.info) == 16;
    std::vector<std::uint16_t> samples(deep ? raster.pixels.size() : 0);
    std::vector<png_bytep> rows(static_cast<std::size_t>(raster.height));
    for (int y = 0; y < raster.height; ++y)
        rows[static_cast<std::size_t>(y)] =
            deep ? reinterpret_cast<png_bytep>(samples.data() + raster.stride() * static_cast<std::size_t>(y))
                 : raster.row(y);
    if (!readRows(reader, rows.data()))
        refuse(reader);
    if (!deep)
        return raster;
    DepthReducer reducer(options.sampleBits, 0);
    const auto pixels = samples.size() / static_cast<std::size_t>(raster.channels);
    reducer.row(samples.data(), pixels, raster.channels, raster.pixels.data());
    reducer.report(raster);
    return raster;
}

} // namespace studio::io
