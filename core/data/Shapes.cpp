// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Shapes.hpp"

#include "core/base/Seeds.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace studio::data {

namespace {

constexpr std::uint64_t shapesPurpose = 0x534841504553; // "SHAPES"
constexpr std::int64_t defaultCount = 10'000;
constexpr std::int64_t largestCount = 10'000'000;
constexpr int ownSide = 32;

struct Point {
    double x = 0.0;
    double y = 0.0;
};

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double distanceToSegment(Point p, Point a, Point b) {
    const Point ab{b.x - a.x, b.y - a.y};
    const double along = ((p.x - a.x) * ab.x + (p.y - a.y) * ab.y) / (ab.x * ab.x + ab.y * ab.y);
    const double t = std::clamp(along, 0.0, 1.0);
    return distance(p, {a.x + t * ab.x, a.y + t * ab.y});
}

/// Signed distance to a polygon, negative inside (even-odd rule).
double distanceToPolygon(Point p, std::span<const Point> corners) {
    double nearest = distance(p, corners[0]);
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const Point a = corners[i];
        const Point b = corners[j];
        nearest = std::min(nearest, distanceToSegment(p, a, b));
        const bool crosses = (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
        if (crosses)
            inside = !inside;
    }
    return inside ? -nearest : nearest;
}

/// Corners on the circle around the shape; every second corner of a star lies further in.
std::vector<Point> cornersOf(const ShapeFactors& factors) {
    const bool star = factors.shape == Shape::Star;
    const int count = star ? 10 : factors.shape == Shape::Square ? 4 : 3;
    constexpr double innerRadius = 0.45;
    std::vector<Point> corners;
    for (int i = 0; i < count; ++i) {
        const double angle = factors.rotation + 2.0 * std::numbers::pi * i / count;
        const double radius = factors.size * (star && i % 2 == 1 ? innerRadius : 1.0);
        corners.push_back({factors.x + radius * std::sin(angle), factors.y - radius * std::cos(angle)});
    }
    return corners;
}

/// A fully saturated colour: each channel is a trapezium over the hue circle (HSV with S = V = 1).
std::array<double, 3> colourOf(double hue) {
    std::array<double, 3> rgb{};
    for (std::size_t c = 0; c < 3; ++c) {
        const double turn = std::fmod(hue * 6.0 + (c == 0 ? 0.0 : c == 1 ? 4.0 : 2.0), 6.0);
        rgb[c] = std::clamp(std::abs(turn - 3.0) - 1.0, 0.0, 1.0);
    }
    return rgb;
}

class ShapesSource : public ImageSource {
public:
    ShapesSource(std::int64_t count, const ImportOptions& options)
        : m_count(count)
        , m_seed(options.seed)
        , m_side(options.size > 0 ? options.size : ownSide) {}

    std::int64_t size() const override { return m_count; }
    std::string name(std::int64_t item) const override { return std::to_string(item); }
    std::string label(std::int64_t item) const override {
        return std::string(shapeNames[static_cast<std::size_t>(shapeFactors(m_seed, item).shape)]);
    }
    PictureFacts facts(std::int64_t) const override { return {m_side, m_side, io::PixelKind::Colour}; }
    io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const override {
        return drawShape(shapeFactors(m_seed, item), m_side, options.channels == 1 ? 1 : 3);
    }

private:
    std::int64_t m_count;
    std::uint64_t m_seed;
    int m_side;
};

} // namespace

ShapeFactors shapeFactors(std::uint64_t seed, std::int64_t index) {
    const std::uint64_t own = derivedSeed(seed, shapesPurpose, static_cast<std::uint64_t>(index));
    const auto uniform = [&](std::uint64_t factor, double low, double high) {
        const double unit = static_cast<double>(derivedSeed(own, factor) >> 11) * 0x1p-53;
        return low + (high - low) * unit;
    };
    ShapeFactors factors;
    factors.shape = static_cast<Shape>(derivedSeed(own, 0) % shapeNames.size());
    factors.size = uniform(1, 0.15, 0.30);
    factors.rotation = uniform(2, 0.0, 2.0 * std::numbers::pi);
    factors.x = uniform(3, 0.32, 0.68);
    factors.y = uniform(4, 0.32, 0.68);
    factors.hue = uniform(5, 0.0, 1.0);
    return factors;
}

Image drawShape(const ShapeFactors& factors, int side, int channels) {
    const auto corners = cornersOf(factors);
    const auto colour = channels == 1 ? std::array<double, 3>{1.0, 1.0, 1.0} : colourOf(factors.hue);
    Image image(side, side, channels);
    for (int y = 0; y < side; ++y) {
        std::uint8_t* to = image.row(y).data();
        for (int x = 0; x < side; ++x) {
            const Point p{(x + 0.5) / side, (y + 0.5) / side};
            const double gap = factors.shape == Shape::Circle ? distance(p, {factors.x, factors.y}) - factors.size
                                                              : distanceToPolygon(p, corners);
            // A pixel whose centre lies on the outline is half covered.
            const double coverage = std::clamp(0.5 - gap * side, 0.0, 1.0);
            for (int c = 0; c < channels; ++c)
                *to++ = static_cast<std::uint8_t>(std::lround(255.0 * coverage * colour[static_cast<std::size_t>(c)]));
        }
    }
    return image;
}

std::optional<std::int64_t> shapesCount(const std::filesystem::path& source) {
    const std::string& text = source.native();
    if (text == "shapes")
        return defaultCount;
    constexpr std::string_view prefix = "shapes:";
    if (!text.starts_with(prefix))
        return std::nullopt;
    std::int64_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, status] = std::from_chars(text.data() + prefix.size(), end, count);
    if (status != std::errc{} || stopped != end || count < 1 || count > largestCount)
        throw Error(ErrorCode::WrongUsage, text + ": expected shapes:N with N from 1 to 10000000");
    return count;
}

std::unique_ptr<ImageSource> openShapes(const ScanRequest& request) {
    return std::make_unique<ShapesSource>(shapesCount(request.source).value_or(defaultCount), request.options);
}

} // namespace studio::data
