// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Palette.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace studio::io {

namespace {

constexpr std::size_t mostColours = 256;
constexpr std::size_t binCount = std::size_t{1} << 15;

std::uint32_t packed(const std::uint8_t* rgb) {
    return (std::uint32_t{rgb[0]} << 16) | (std::uint32_t{rgb[1]} << 8) | rgb[2];
}

std::size_t binOf(const std::uint8_t* rgb) {
    return (std::size_t{rgb[0]} >> 3 << 10) | (std::size_t{rgb[1]} >> 3 << 5) | (std::size_t{rgb[2]} >> 3);
}

int channelOf(std::size_t bin, int channel) {
    return static_cast<int>(bin >> (10 - 5 * channel)) & 31;
}

/// Occupied bins that will share one colour.
struct Box {
    std::vector<std::size_t> bins;
    std::uint64_t pixels = 0;

    /// The channel with the widest spread, and that spread.
    std::pair<int, int> widest() const {
        std::pair<int, int> best{0, -1};
        for (int c = 0; c < 3; ++c) {
            const auto [low, high] =
                std::ranges::minmax_element(bins, {}, [&](std::size_t bin) { return channelOf(bin, c); });
            const int spread = channelOf(*high, c) - channelOf(*low, c);
            if (spread > best.second)
                best = {c, spread};
        }
        return best;
    }
};

/// Cuts a box where half of its pixels lie on either side.
Box cut(Box& box, const std::vector<std::uint64_t>& histogram) {
    const int channel = box.widest().first;
    std::ranges::sort(box.bins, {}, [&](std::size_t bin) { return channelOf(bin, channel); });
    std::uint64_t below = 0;
    std::size_t at = 0;
    while (at + 1 < box.bins.size() && below + histogram[box.bins[at]] <= box.pixels / 2)
        below += histogram[box.bins[at++]];
    if (at == 0)
        below = histogram[box.bins[at++]];
    Box upper{{box.bins.begin() + static_cast<std::ptrdiff_t>(at), box.bins.end()}, box.pixels - below};
    box.bins.resize(at);
    box.pixels = below;
    return upper;
}

std::vector<Box> medianCut(const std::vector<std::uint64_t>& histogram) {
    Box all;
    for (std::size_t bin = 0; bin < binCount; ++bin)
        if (histogram[bin] > 0)
            all.bins.push_back(bin);
    all.pixels = std::reduce(histogram.begin(), histogram.end());
    std::vector<Box> boxes{all};
    while (boxes.size() < mostColours) {
        const auto score = [](const Box& box) {
            return static_cast<double>(box.pixels) * static_cast<double>(box.widest().second);
        };
        const auto largest = std::ranges::max_element(boxes, {}, score);
        if (largest->bins.size() < 2)
            break;
        Box upper = cut(*largest, histogram);
        boxes.push_back(std::move(upper));
    }
    return boxes;
}

int distance(const Palette::Colour& a, const Palette::Colour& b) {
    int sum = 0;
    for (std::size_t c = 0; c < 3; ++c)
        sum += (int{a[c]} - int{b[c]}) * (int{a[c]} - int{b[c]});
    return sum;
}

/// The mean colour of the pixels of a box.
Palette::Colour meanOf(const Box& box, const std::vector<std::array<std::uint64_t, 3>>& sums) {
    Palette::Colour mean{};
    for (std::size_t c = 0; c < 3; ++c) {
        std::uint64_t sum = 0;
        for (const std::size_t bin : box.bins)
            sum += sums[bin][c];
        mean[c] = static_cast<std::uint8_t>((sum + box.pixels / 2) / box.pixels);
    }
    return mean;
}

/// All colours there are, or an empty set when there are more than a palette holds.
std::set<std::uint32_t> fewColours(std::span<const Image> images) {
    std::set<std::uint32_t> colours;
    for (const Image& image : images)
        for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
            colours.insert(packed(&image.pixels[i]));
            if (colours.size() > mostColours)
                return {};
        }
    return colours;
}

} // namespace

Palette Palette::forImages(std::span<const Image> images) {
    Palette palette;
    if (images.front().channels == 1) {
        for (unsigned grey = 0; grey < mostColours; ++grey) {
            const auto level = static_cast<std::uint8_t>(grey);
            palette.m_colours.push_back({level, level, level});
        }
        return palette;
    }
    for (const std::uint32_t rgb : fewColours(images)) {
        palette.m_exact.push_back(rgb);
        palette.m_colours.push_back({static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
                                     static_cast<std::uint8_t>(rgb)});
    }
    if (!palette.m_exact.empty())
        return palette;

    std::vector<std::uint64_t> histogram(binCount);
    std::vector<std::array<std::uint64_t, 3>> sums(binCount);
    for (const Image& image : images)
        for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
            const std::size_t bin = binOf(&image.pixels[i]);
            ++histogram[bin];
            for (std::size_t c = 0; c < 3; ++c)
                sums[bin][c] += image.pixels[i + c];
        }
    for (const Box& box : medianCut(histogram))
        palette.m_colours.push_back(meanOf(box, sums));
    palette.m_nearest.resize(binCount);
    for (std::size_t bin = 0; bin < binCount; ++bin) {
        if (histogram[bin] == 0)
            continue;
        const Colour mean = meanOf({{bin}, histogram[bin]}, sums);
        const auto best = std::ranges::min_element(palette.m_colours, {},
                                                   [&](const Colour& colour) { return distance(colour, mean); });
        palette.m_nearest[bin] = static_cast<std::uint8_t>(best - palette.m_colours.begin());
    }
    return palette;
}

std::vector<std::uint8_t> Palette::indices(const Image& image) const {
    if (image.channels == 1)
        return image.pixels;
    std::vector<std::uint8_t> result(image.pixels.size() / 3);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const std::uint8_t* rgb = &image.pixels[3 * i];
        result[i] = m_exact.empty()
                        ? m_nearest[binOf(rgb)]
                        : static_cast<std::uint8_t>(std::ranges::lower_bound(m_exact, packed(rgb)) - m_exact.begin());
    }
    return result;
}

} // namespace studio::io
