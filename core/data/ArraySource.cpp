// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArraySource.hpp"

#include <algorithm>
#include <cmath>

namespace studio::data {

namespace {

class ArraySource : public ImageSource {
public:
    ArraySource(PictureArray array, ScanNotes notes)
        : m_array(std::move(array)) {
        m_notes = std::move(notes);
    }

    std::int64_t size() const override { return m_array.count; }
    std::string name(std::int64_t item) const override { return std::to_string(item); }
    std::string label(std::int64_t item) const override {
        return m_array.labels.empty() ? std::string{} : m_array.labels[static_cast<std::size_t>(item)];
    }

    PictureFacts facts(std::int64_t) const override {
        const auto kind = m_array.channels == 1   ? io::PixelKind::Grey
                          : m_array.channels == 3 ? io::PixelKind::Colour
                                                  : io::PixelKind::Alpha;
        return {m_array.width, m_array.height, kind};
    }

    io::DecodedImage load(std::int64_t item, const io::DecodeOptions&) const override {
        Image image(m_array.width, m_array.height, m_array.channels == 1 ? 1 : 3);
        const auto area = static_cast<std::size_t>(m_array.width) * static_cast<std::size_t>(m_array.height);
        const std::size_t first = static_cast<std::size_t>(item) * area * static_cast<std::size_t>(m_array.channels);
        if (!m_array.element && !m_array.channelsFirst && m_array.channels != 4) {
            std::ranges::copy(m_array.bytes.subspan(first, image.pixels.size()), image.pixels.begin());
            return image;
        }
        for (std::size_t pixel = 0; pixel < area; ++pixel)
            copyPixel(image, first, area, pixel);
        return image;
    }

private:
    void copyPixel(Image& image, std::size_t first, std::size_t area, std::size_t pixel) const {
        const auto channels = static_cast<std::size_t>(m_array.channels);
        const auto kept = static_cast<std::size_t>(image.channels);
        const auto value = [&](std::size_t c) {
            return at(first + (m_array.channelsFirst ? c * area + pixel : pixel * channels + c));
        };
        const double alpha = channels == 4 ? value(3) / 255.0 : 1.0;
        for (std::size_t c = 0; c < kept; ++c)
            image.pixels[pixel * kept + c] =
                static_cast<std::uint8_t>(std::lround(alpha * value(c) + (1.0 - alpha) * 255.0)); // over white
    }

    double at(std::size_t index) const {
        if (!m_array.element)
            return m_array.bytes[index];
        const double value = m_array.element(index);
        if (!(value >= -0.01 && value <= 255.01)) // also when it is NaN
            throw Error(ErrorCode::BadInput, "holds numbers outside 0 to 1");
        return std::clamp(value, 0.0, 255.0);
    }

    PictureArray m_array;
};

} // namespace

std::unique_ptr<ImageSource> makeArraySource(PictureArray array, ScanNotes notes) {
    return std::make_unique<ArraySource>(std::move(array), std::move(notes));
}

} // namespace studio::data
