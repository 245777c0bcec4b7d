// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Transform.hpp"

#include "core/io/Pixels.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace studio::data {

namespace {

/// The source pixels that make one target pixel along one axis: first, and weights that sum to 1.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

/// The part of an axis that becomes the target: where it begins and how long it is, in pixels of the source.
struct Stretch {
    double begin = 0.0;
    double length = 0.0;
};

Taps areaTaps(double begin, double end, int sourceLength) {
    end = std::min(end, static_cast<double>(sourceLength));
    Taps taps{std::min(static_cast<int>(begin), sourceLength - 1), {}};
    for (int i = taps.first; i < end && i < sourceLength; ++i) {
        const double covered = std::min<double>(i + 1, end) - std::max<double>(i, begin);
        taps.weights.push_back(static_cast<float>(covered / (end - begin)));
    }
    return taps;
}

Taps linearTaps(double middle, int sourceLength) {
    const double centre = std::clamp(middle - 0.5, 0.0, sourceLength - 1.0);
    const int first = std::min(static_cast<int>(centre), std::max(sourceLength - 2, 0));
    const auto share = static_cast<float>(centre - first);
    if (sourceLength == 1)
        return {0, {1.0F}};
    return {first, {1.0F - share, share}};
}

std::vector<Taps> axisTaps(int sourceLength, const Stretch& part, int targetLength) {
    const double scale = part.length / targetLength;
    std::vector<Taps> axis;
    axis.reserve(static_cast<std::size_t>(targetLength));
    for (int i = 0; i < targetLength; ++i)
        axis.push_back(scale > 1.0 ? areaTaps(part.begin + i * scale, part.begin + (i + 1) * scale, sourceLength)
                                   : linearTaps(part.begin + (i + 0.5) * scale, sourceLength));
    return axis;
}

/// One source row brought to the target width, as float [targetWidth * channels].
void resizeRow(std::span<const std::uint8_t> row, const std::vector<Taps>& columns, std::size_t channels,
               std::vector<float>& out) {
    float* to = out.data();
    for (const Taps& taps : columns) {
        const std::uint8_t* from = row.data() + static_cast<std::size_t>(taps.first) * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            float sum = 0.0F;
            for (std::size_t k = 0; k < taps.weights.size(); ++k)
                sum += taps.weights[k] * static_cast<float>(from[k * channels + c]);
            *to++ = sum;
        }
    }
}

/// The part of a picture where both stretches meet, at width x height.
Image resizedPart(const Image& image, const Stretch& across, const Stretch& down, int width, int height) {
    const auto channels = static_cast<std::size_t>(image.channels);
    const std::vector<Taps> columns = axisTaps(image.width, across, width);
    const std::vector<Taps> rows = axisTaps(image.height, down, height);
    Image result(width, height, image.channels);
    std::vector<float> line(result.stride());
    std::vector<float> sum(result.stride());
    for (int y = 0; y < height; ++y) {
        const Taps& taps = rows[static_cast<std::size_t>(y)];
        std::ranges::fill(sum, 0.0F);
        for (std::size_t k = 0; k < taps.weights.size(); ++k) {
            resizeRow(image.row(taps.first + static_cast<int>(k)), columns, channels, line);
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += taps.weights[k] * line[i];
        }
        std::ranges::transform(sum, result.row(y).begin(), [](float value) {
            return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
        });
    }
    return result;
}

Image cropped(const Image& image, int side) {
    Image square(side, side, image.channels);
    const auto left = static_cast<std::size_t>((image.width - side) / 2) * static_cast<std::size_t>(image.channels);
    const int top = (image.height - side) / 2;
    for (int y = 0; y < side; ++y) {
        const auto part = image.row(top + y).subspan(left, square.stride());
        std::ranges::copy(part, square.row(y).begin());
    }
    return square;
}

/// The picture in the middle of a black square.
Image padded(const Image& image, int side) {
    Image square(side, side, image.channels);
    const auto left = static_cast<std::size_t>((side - image.width) / 2) * static_cast<std::size_t>(image.channels);
    const int top = (side - image.height) / 2;
    for (int y = 0; y < image.height; ++y)
        std::ranges::copy(image.row(y), square.row(top + y).subspan(left).begin());
    return square;
}

/// Width and height at which a picture fits into a square.
std::pair<int, int> fittedSize(std::int64_t width, std::int64_t height, int size) {
    const double scale = static_cast<double>(size) / static_cast<double>(std::max(width, height));
    const auto fitted = [&](std::int64_t length) {
        return std::clamp(static_cast<int>(std::lround(static_cast<double>(length) * scale)), 1, size);
    };
    return {fitted(width), fitted(height)};
}

Image framed(Image image, int size, Framing framing) {
    if (framing == Framing::CentreCrop) {
        const int side = std::min(image.width, image.height);
        if (image.width != image.height)
            image = cropped(image, side);
        return resized(image, size, size);
    }
    const auto [width, height] = fittedSize(image.width, image.height, size);
    return padded(resized(image, width, height), size);
}

} // namespace

io::DecodeOptions decodeOptions(const Transform& transform, std::int64_t width, std::int64_t height) {
    io::DecodeOptions options;
    options.channels = transform.channels;
    options.shortSide = transform.size;
    options.background = transform.background;
    options.sampleBits = transform.sampleBits;
    if (transform.framing == Framing::Fit && width > 0 && height > 0) {
        const double ratio =
            static_cast<double>(std::min(width, height)) / static_cast<double>(std::max(width, height));
        options.shortSide = std::max(1, static_cast<int>(std::ceil(transform.size * ratio)));
    } else if (transform.framing == Framing::Fit) {
        options.shortSide = 0;
    }
    return options;
}

Image apply(const Transform& transform, Image image) {
    if (image.width != transform.size || image.height != transform.size)
        image = framed(std::move(image), transform.size, transform.framing);
    return io::withChannels(std::move(image), transform.channels);
}

Image apply(const Transform& transform, io::DecodedImage picture) {
    const io::Extent& extent = picture.extent;
    if (extent.shrink == 1)
        return apply(transform, std::move(picture.image));
    const double shrink = extent.shrink;
    const int size = transform.size;
    Image image;
    if (transform.framing == Framing::CentreCrop) {
        const std::int64_t side = std::min(extent.width, extent.height);
        const auto middle = [&](double begin, std::int64_t length) {
            return Stretch{begin + static_cast<double>((length - side) / 2) / shrink,
                           static_cast<double>(side) / shrink};
        };
        image = resizedPart(picture.image, middle(extent.left, extent.width), middle(extent.top, extent.height), size,
                            size);
    } else {
        const auto [width, height] = fittedSize(extent.width, extent.height, size);
        image = padded(resizedPart(picture.image, {extent.left, static_cast<double>(extent.width) / shrink},
                                   {extent.top, static_cast<double>(extent.height) / shrink}, width, height),
                       size);
    }
    return io::withChannels(std::move(image), transform.channels);
}

Image resized(const Image& image, int width, int height) {
    if (image.width == width && image.height == height)
        return image;
    return resizedPart(image, {0.0, static_cast<double>(image.width)}, {0.0, static_cast<double>(image.height)}, width,
                       height);
}

} // namespace studio::data
