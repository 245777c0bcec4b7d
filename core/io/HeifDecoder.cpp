// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HeifDecoder.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include <libheif/heif.h>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

template<auto free>
struct Freer {
    template<class T>
    void operator()(T* object) const {
        free(object);
    }
};
using Context = std::unique_ptr<heif_context, Freer<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Freer<heif_image_handle_release>>;
using Picture = std::unique_ptr<heif_image, Freer<heif_image_release>>;
using Options = std::unique_ptr<heif_decoding_options, Freer<heif_decoding_options_free>>;

void require(const heif_error& error) {
    if (error.code == heif_error_Ok)
        return;
    if (error.subcode == heif_suberror_End_of_data)
        throw Error(ErrorCode::BadInput, "truncated");
    if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype)
        throw Error(ErrorCode::BadInput, "a kind of HEIF picture that is not supported (" + std::string(error.message) +
                                             "): convert it to PNG or JPEG");
    throw Error(ErrorCode::BadInput, "damaged: its HEIF data cannot be decoded (" + std::string(error.message) + ")");
}

/// Reads what the file holds; `bytes` must outlive the context.
Context open(Bytes bytes) {
    Context context(heif_context_alloc());
    heif_context_set_max_decoding_threads(context.get(), 0); // pictures are decoded side by side already
    require(heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr));
    return context;
}

/// Ids of the pictures, the primary one first.
std::vector<heif_item_id> itemsOf(heif_context* context) {
    heif_item_id primary = 0;
    require(heif_context_get_primary_image_ID(context, &primary));
    std::vector<heif_item_id> all(static_cast<std::size_t>(heif_context_get_number_of_top_level_images(context)));
    heif_context_get_list_of_top_level_image_IDs(context, all.data(), static_cast<int>(all.size()));
    std::erase(all, primary);
    all.insert(all.begin(), primary);
    return all;
}

Handle handleOf(heif_context* context, std::int64_t frame) {
    const std::vector<heif_item_id> items = itemsOf(context);
    if (frame >= static_cast<std::int64_t>(items.size()))
        throw Error(ErrorCode::BadInput, "has no picture number " + std::to_string(frame + 1));
    heif_image_handle* handle = nullptr;
    require(heif_context_get_image_handle(context, items[static_cast<std::size_t>(frame)], &handle));
    return Handle(handle);
}

} // namespace

ImageHeader heifHeader(Bytes bytes) {
    const Context context = open(bytes);
    const Handle handle = handleOf(context.get(), 0);
    const bool alpha = heif_image_handle_has_alpha_channel(handle.get()) != 0;
    return {ImageFormat::Heif, heif_image_handle_get_width(handle.get()), heif_image_handle_get_height(handle.get()),
            alpha ? PixelKind::Alpha : PixelKind::Colour, 1};
}

Raster decodeHeif(Bytes bytes, const DecodeOptions& options) {
    const Context context = open(bytes);
    const Handle handle = handleOf(context.get(), options.frame);
    const bool alpha = heif_image_handle_has_alpha_channel(handle.get()) != 0;
    const Options decoding(heif_decoding_options_alloc());
    decoding->convert_hdr_to_8bit = 1;
    heif_image* decoded = nullptr;
    require(heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB,
                              alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, decoding.get()));
    const Picture picture(decoded);
    Raster raster(heif_image_get_width(decoded, heif_channel_interleaved),
                  heif_image_get_height(decoded, heif_channel_interleaved), alpha ? 4 : 3);
    int stride = 0;
    const std::uint8_t* rows = heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
    if (rows == nullptr)
        throw Error(ErrorCode::BadInput, "damaged: its HEIF data cannot be decoded");
    for (int y = 0; y < raster.height; ++y)
        std::copy_n(rows + std::ptrdiff_t{y} * stride, raster.stride(), raster.row(y));
    raster.premultiplied = alpha && heif_image_handle_is_premultiplied_alpha(handle.get()) != 0;
    return raster;
}

int heifFrameCount(Bytes bytes) {
    try {
        return static_cast<int>(itemsOf(open(bytes).get()).size());
    } catch (const Error&) {
        return 1;
    }
}

} // namespace studio::io
