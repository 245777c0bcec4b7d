// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/WebpDecoder.hpp"

#include "core/base/Progress.hpp"

#include <algorithm>
#include <memory>

#include <webp/decode.h>
#include <webp/demux.h>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void refuse(const char* reason) {
    throw Error(ErrorCode::BadInput, reason);
}

const std::uint8_t* dataOf(Bytes bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

Raster decodeStill(Bytes bytes, const WebPBitstreamFeatures& features) {
    Raster raster(features.width, features.height, features.has_alpha != 0 ? 4 : 3);
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0)
        throw Error(ErrorCode::Internal, "another version of libwebp than the one built with");
    config.output.colorspace = features.has_alpha != 0 ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = raster.pixels.data();
    config.output.u.RGBA.stride = static_cast<int>(raster.stride());
    config.output.u.RGBA.size = raster.pixels.size();
    const VP8StatusCode status = WebPDecode(dataOf(bytes), bytes.size(), &config);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA)
        refuse("truncated");
    if (status != VP8_STATUS_OK)
        refuse("damaged: its WebP data cannot be decoded");
    return raster;
}

Raster decodeAnimated(Bytes bytes, const DecodeOptions& options) {
    const WebPData data{dataOf(bytes), bytes.size()};
    const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(WebPAnimDecoderNew(&data, nullptr),
                                                                               WebPAnimDecoderDelete);
    WebPAnimInfo info{};
    if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0)
        refuse("damaged: its WebP animation cannot be decoded");
    std::uint8_t* canvas = nullptr;
    for (std::int64_t frame = 0; frame <= options.frame; ++frame) {
        throwIfStopped(options.stop);
        int time = 0;
        if (WebPAnimDecoderGetNext(decoder.get(), &canvas, &time) == 0)
            refuse("damaged: its WebP animation cannot be decoded");
    }
    Raster raster(static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height), 4);
    std::copy_n(canvas, raster.pixels.size(), raster.pixels.begin());
    return raster;
}

} // namespace

Raster decodeWebp(Bytes bytes, const DecodeOptions& options) {
    WebPBitstreamFeatures features{};
    const VP8StatusCode status = WebPGetFeatures(dataOf(bytes), bytes.size(), &features);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA)
        refuse("truncated");
    if (status != VP8_STATUS_OK)
        refuse("damaged WebP header");
    return features.has_animation != 0 ? decodeAnimated(bytes, options) : decodeStill(bytes, features);
}

int webpFrameCount(Bytes bytes) {
    const WebPData data{dataOf(bytes), bytes.size()};
    const std::unique_ptr<WebPDemuxer, void (*)(WebPDemuxer*)> demuxer(WebPDemux(&data), WebPDemuxDelete);
    return demuxer ? std::max(1, static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_FRAME_COUNT))) : 1;
}

} // namespace studio::io
