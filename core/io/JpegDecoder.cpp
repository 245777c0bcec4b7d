// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/JpegDecoder.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <string>

#include <jerror.h>
#include <jpeglib.h>

namespace studio::io {

namespace {

enum class Fault { None, Broken, Scans, Stopped, Fatal };

/// libjpeg's handles and what it complained about. It reports by longjmp, so the functions that call it hold nothing
/// that would need to be destroyed.
struct Reader {
    jpeg_decompress_struct info{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf back{};
    std::array<char, JMSG_LENGTH_MAX> message{};
    Fault fault = Fault::None;
    bool noEnd = false;
    bool inData = false; ///< the first scan has begun
    const std::stop_token& stop;

    explicit Reader(const std::stop_token& token)
        : stop(token) {}
    ~Reader() { jpeg_destroy_decompress(&info); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
};

Reader& readerOf(j_common_ptr info) {
    return *static_cast<Reader*>(info->client_data);
}

[[noreturn]] void onError(j_common_ptr info) {
    Reader& reader = readerOf(info);
    if (reader.fault == Fault::None) {
        reader.fault = Fault::Fatal;
        info->err->format_message(info, reader.message.data());
    }
    std::longjmp(reader.back, 1);
}

/// Called for every warning (level -1). Those about headers are harmless.
void onMessage(j_common_ptr info, int level) {
    if (level >= 0)
        return;
    Reader& reader = readerOf(info);
    // Bytes that a scan leaves over: some cameras add a few; more means that the decoder lost its place.
    constexpr int fewBytes = 16;
    switch (info->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
        reader.fault = Fault::Broken;
        break;
    case JWRN_EXTRANEOUS_DATA:
        if (reader.inData && info->err->msg_parm.i[0] > fewBytes)
            reader.fault = Fault::Broken;
        break;
    case JWRN_JPEG_EOF:
        reader.noEnd = true;
        break;
    default:
        if (info->err->msg_code > JMSG_LASTMSGCODE) // bad arithmetic code, whose name the header hides
            reader.fault = Fault::Broken;
        break;
    }
}

/// Called for every row of blocks of every scan.
void onProgress(j_common_ptr info) {
    constexpr int mostScans = 500; // a crafted file of a few megabytes can hold 60,000, each over the whole picture
    Reader& reader = readerOf(info);
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > mostScans)
        reader.fault = Fault::Scans;
    else if (reader.stop.stop_requested())
        reader.fault = Fault::Stopped;
    else if (reader.fault == Fault::None)
        return;
    std::longjmp(reader.back, 1);
}

bool begin(Reader& reader, std::span<const std::byte> bytes, bool grey, int shrink) {
    reader.info.err = jpeg_std_error(&reader.errors);
    reader.errors.error_exit = onError;
    reader.errors.emit_message = onMessage;
    reader.info.client_data = &reader;
    if (setjmp(reader.back) != 0)
        return false;
    jpeg_create_decompress(&reader.info);
    reader.info.client_data = &reader;
    reader.progress.progress_monitor = onProgress;
    reader.info.progress = &reader.progress;
    jpeg_mem_src(&reader.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&reader.info, TRUE);
    const bool inks = reader.info.num_components == 4;
    const bool isGrey = reader.info.num_components == 1 || (grey && reader.info.jpeg_color_space == JCS_YCbCr);
    reader.info.out_color_space = inks ? JCS_CMYK : isGrey ? JCS_GRAYSCALE : JCS_RGB;
    reader.info.scale_num = 1;
    reader.info.scale_denom = static_cast<unsigned>(shrink);
    reader.inData = true;
    jpeg_start_decompress(&reader.info);
    return reader.fault == Fault::None;
}

/// Whether every scan that a file without its end marker needs has come: all coefficients at full precision.
bool isComplete(const Reader& reader) {
    const jpeg_decompress_struct& info = reader.info;
    if (info.progressive_mode == FALSE)
        return info.input_scan_number <= 1 && info.comps_in_scan == info.num_components;
    for (int component = 0; component < info.num_components; ++component)
        for (int k = 0; k < DCTSIZE2; ++k)
            if (info.coef_bits[component][k] != 0)
                return false;
    return true;
}

bool readRows(Reader& reader, unsigned char* to, std::size_t stride) {
    if (setjmp(reader.back) != 0)
        return false;
    while (reader.info.output_scanline < reader.info.output_height) {
        JSAMPROW row = to + stride * reader.info.output_scanline;
        jpeg_read_scanlines(&reader.info, &row, 1);
        if (reader.fault != Fault::None)
            return false;
    }
    const bool complete = isComplete(reader); // what it looks at is gone afterwards
    jpeg_finish_decompress(&reader.info);
    return reader.fault == Fault::None && (complete || !reader.noEnd);
}

[[noreturn]] void refuse(const Reader& reader) {
    if (reader.fault == Fault::Stopped)
        throw Cancelled{};
    std::string reason = "damaged: its JPEG data are broken, so that part of the picture is lost";
    if (reader.fault == Fault::Scans)
        reason = "has over 500 scans, which only crafted JPEG files have";
    else if (reader.noEnd)
        reason = "truncated";
    else if (reader.fault == Fault::Fatal)
        reason = "damaged or not supported JPEG: " + std::string(reader.message.data());
    throw Error(ErrorCode::BadInput, reason);
}

/// Adobe stores inks inverted and says so by its marker. Without a profile: R = (1 - C) (1 - K).
void inksToRgb(const std::vector<std::uint8_t>& inks, bool inverted, Raster& raster) {
    const std::size_t count = inks.size() / 4;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t c = 0; c < 3; ++c) {
            const unsigned ink = inks[4 * i + c];
            const unsigned key = inks[4 * i + 3];
            const unsigned product = inverted ? ink * key : (255U - ink) * (255U - key);
            raster.pixels[3 * i + c] = static_cast<std::uint8_t>((product + 127U) / 255U);
        }
}

} // namespace

Raster decodeJpeg(std::span<const std::byte> bytes, const DecodeOptions& options, int shrink) {
    Reader reader(options.stop);
    if (!begin(reader, bytes, options.channels == 1, shrink))
        refuse(reader);
    const bool inks = reader.info.out_color_space == JCS_CMYK;
    Raster raster(static_cast<int>(reader.info.output_width), static_cast<int>(reader.info.output_height),
                  inks ? 3 : reader.info.output_components);
    raster.shrink = shrink;
    raster.fullWidth = static_cast<int>(reader.info.image_width);
    raster.fullHeight = static_cast<int>(reader.info.image_height);
    std::vector<std::uint8_t> four(inks ? raster.pixels.size() / 3 * 4 : 0);
    const bool whole = inks ? readRows(reader, four.data(), std::size_t{4} * reader.info.output_width)
                            : readRows(reader, raster.pixels.data(), raster.stride());
    if (!whole)
        refuse(reader);
    if (inks)
        inksToRgb(four, reader.info.saw_Adobe_marker != FALSE, raster);
    return raster;
}

} // namespace studio::io
