// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArraySource.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::data {

namespace {

class ArraySource : public ImageSource {
public:
    ArraySource(PictureSet set, ScanNotes notes)
        : m_set(std::move(set)) {
        m_notes = std::move(notes);
        for (const PictureArray& array : m_set.arrays) {
            m_begin.push_back(m_size);
            m_size += array.layout.count;
        }
    }

    std::int64_t size() const override { return m_size; }
    std::string name(std::int64_t item) const override {
        const Place place = placeOf(item);
        const std::string number = std::to_string(place.picture);
        return m_set.arrays.size() == 1 ? number : arrayAt(place).name + "/" + number;
    }
    std::string label(std::int64_t item) const override {
        const Place place = placeOf(item);
        const auto& labels = arrayAt(place).labels;
        return labels.empty() ? std::string{} : labels[static_cast<std::size_t>(place.picture)];
    }
    Part part(std::int64_t item) const override { return arrayAt(placeOf(item)).part; }
    std::vector<std::string> classOrder() const override { return m_set.classOrder; }

    PictureFacts facts(std::int64_t item) const override {
        const PictureLayout& layout = arrayAt(placeOf(item)).layout;
        const auto kind = layout.channels == 1   ? io::PixelKind::Grey
                          : layout.channels == 3 ? io::PixelKind::Colour
                                                 : io::PixelKind::Alpha;
        return {layout.width, layout.height, kind};
    }

    /// Arrays in memory are ready; of packed ones, as many pictures as fit into the window are copied out.
    std::size_t prepare(std::span<const std::int64_t> items, const std::stop_token& stop) override {
        m_window.clear();
        m_windowItems.clear();
        std::size_t ready = 0;
        for (const std::int64_t item : items) {
            const Place place = placeOf(item);
            const PictureArray& array = arrayAt(place);
            if (array.content.packed && !copyOut(item, place, array, stop))
                break;
            ++ready;
        }
        return ready;
    }

    io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const override {
        const Place place = placeOf(item);
        const PictureArray& array = arrayAt(place);
        const std::byte* begin = array.content.packed ? prepared(item) : inMemory(array, place.picture);
        const PictureLayout& layout = array.layout;
        Image image(layout.width, layout.height, layout.channels == 1 ? 1 : 3);
        const bool asItIs = array.content.array.type.isByte() && layout.isPacked() && m_set.scale.isIdentity() &&
                            layout.channels == image.channels;
        if (asItIs) {
            std::copy_n(reinterpret_cast<const std::uint8_t*>(begin), image.pixels.size(), image.pixels.begin());
            return image;
        }
        const auto background = colourOf(options.background);
        io::PictureRemarks remarks;
        if (convert(array, begin, background, image))
            remarks.laidOver = background;
        return {std::move(image), remarks};
    }

private:
    struct Place {
        std::size_t array = 0;
        std::int64_t picture = 0;
    };

    Place placeOf(std::int64_t item) const {
        const auto after = std::ranges::upper_bound(m_begin, item);
        const auto array = static_cast<std::size_t>(after - m_begin.begin()) - 1;
        return {array, item - m_begin[array]};
    }

    const PictureArray& arrayAt(const Place& place) const { return m_set.arrays[place.array]; }

    static const std::byte* inMemory(const PictureArray& array, std::int64_t picture) {
        const std::int64_t first = array.layout.first + picture * array.layout.picture;
        return array.content.array.data.data() + static_cast<std::size_t>(first) * array.content.array.type.bytes;
    }

    /// Whether the picture still fitted into the window. Packed arrays are row-major, so its bytes lie together.
    bool copyOut(std::int64_t item, const Place& place, const PictureArray& array, const std::stop_token& stop) {
        constexpr std::size_t windowBytes = std::size_t{64} << 20;
        throwIfStopped(stop);
        const std::size_t bytes = static_cast<std::size_t>(array.layout.values()) * array.content.array.type.bytes;
        if (!m_window.empty() && m_window.size() + bytes > windowBytes)
            return false;
        const std::uint64_t begin = static_cast<std::uint64_t>(place.picture) * bytes;
        if (!m_reader || m_readerArray != place.array || m_reader->position() > begin) {
            m_reader = std::make_unique<PackedReader>(*array.content.packed);
            m_readerArray = place.array;
        }
        m_reader->skipTo(begin);
        m_windowItems.emplace_back(item, m_window.size());
        m_window.resize(m_window.size() + bytes);
        m_reader->read(std::span(m_window).last(bytes));
        return true;
    }

    const std::byte* prepared(std::int64_t item) const {
        const auto found =
            std::ranges::lower_bound(m_windowItems, item, {}, &std::pair<std::int64_t, std::size_t>::first);
        if (found == m_windowItems.end() || found->first != item)
            throw Error(ErrorCode::Internal, "picture " + std::to_string(item) + " of an array was not prepared");
        return m_window.data() + found->second;
    }

    using Colour = std::array<std::uint8_t, 3>;

    static Colour colourOf(const Background& background) {
        if (background.kind == Background::Kind::White)
            return {255, 255, 255};
        return background.kind == Background::Kind::Black ? Colour{} : background.colour;
    }

    /// Whether something of the background shows.
    bool convert(const PictureArray& array, const std::byte* begin, const Colour& background, Image& image) const {
        const PictureLayout& layout = array.layout;
        const auto& type = array.content.array.type;
        const auto size = static_cast<std::int64_t>(type.bytes);
        const auto channels = static_cast<std::size_t>(layout.channels);
        std::vector<double> line(static_cast<std::size_t>(layout.width));
        std::vector<double> pixels(line.size() * channels); // of one row
        bool shows = false;
        for (int y = 0; y < layout.height; ++y) {
            for (std::size_t c = 0; c < channels; ++c) {
                const std::int64_t first = y * layout.row + static_cast<std::int64_t>(c) * layout.channel;
                io::readNumbers(type, begin + first * size, layout.column * size, line);
                for (std::size_t x = 0; x < line.size(); ++x)
                    pixels[x * channels + c] = brightness(line[x]);
            }
            shows = writeRow(pixels, channels, background, image.row(y)) || shows;
        }
        return shows;
    }

    double brightness(double value) const {
        if (!std::isfinite(value))
            throw Error(ErrorCode::BadInput, "holds numbers that are not finite (NaN or infinite)");
        const BrightnessScale& scale = m_set.scale;
        return std::clamp((value - scale.low) / (scale.high - scale.low) * 255.0, 0.0, 255.0);
    }

    /// The fourth channel is how much covers the background. Returns whether something of that shows.
    static bool writeRow(const std::vector<double>& pixels, std::size_t channels, const Colour& background,
                         std::span<std::uint8_t> row) {
        if (channels != 4) {
            std::ranges::transform(pixels, row.begin(),
                                   [](double value) { return static_cast<std::uint8_t>(std::lround(value)); });
            return false;
        }
        bool shows = false;
        for (std::size_t x = 0; x * background.size() < row.size(); ++x) {
            const double alpha = pixels[x * channels + 3] / 255.0;
            shows = shows || alpha < 1.0;
            for (std::size_t c = 0; c < background.size(); ++c)
                row[x * background.size() + c] = static_cast<std::uint8_t>(
                    std::lround(alpha * pixels[x * channels + c] + (1.0 - alpha) * background[c]));
        }
        return shows;
    }

    PictureSet m_set;
    std::vector<std::int64_t> m_begin; ///< first item of each array
    std::int64_t m_size = 0;
    std::unique_ptr<PackedReader> m_reader;
    std::size_t m_readerArray = 0;
    std::vector<std::byte> m_window;
    std::vector<std::pair<std::int64_t, std::size_t>> m_windowItems; ///< ascending items, and where they begin in it
};

} // namespace

std::unique_ptr<ImageSource> makeArraySource(PictureSet set, ScanNotes notes) {
    return std::make_unique<ArraySource>(std::move(set), std::move(notes));
}

BrightnessScale scaleOf(const std::vector<PictureArray>& arrays, const ScanRequest& request) {
    NumberRange range;
    for (const PictureArray& array : arrays)
        range.add(rangeOf(array.content, request.stop, request.progress));
    return brightnessScale(arrays.front().content.array.type, range, request.options.range);
}

} // namespace studio::data
