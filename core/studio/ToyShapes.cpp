// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of the toy: no tensors.
#include "core/base/Error.hpp"
#include "core/base/Seeds.hpp"
#include "core/base/Translate.hpp"
#include "core/studio/Toy.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace studio {

namespace {

constexpr std::uint64_t toyShapePurpose = 0x544F59; // "TOY"
constexpr double pi = std::numbers::pi;

struct Place {
    double x = 0.0;
    double y = 0.0;
};

/// Where point `index` of `count` lies before jitter, and how far it is jittered (standard deviation).
struct Shape {
    const char* id;
    const char* name;
    const char* description;
    double jitter;
    Place (*place)(int index, int count);
};

double shareOf(int index, int count) {
    return (index + 0.5) / count;
}

Place moons(int index, int count) {
    const int upper = (count + 1) / 2;
    const bool isUpper = index < upper;
    const double angle = pi * (isUpper ? shareOf(index, upper) : shareOf(index - upper, count - upper));
    const double side = isUpper ? 1.0 : -1.0;
    return {side * (1.2 * std::cos(angle) - 0.6), side * (1.2 * std::sin(angle) - 0.3)};
}

Place spiral(int index, int count) {
    const double share = std::sqrt(shareOf(index, count)); // as dense outside as inside
    const double angle = 2.25 * 2.0 * pi * share;
    return {2.0 * share * std::cos(angle), 2.0 * share * std::sin(angle)};
}

Place ring(int index, int count) {
    const double angle = 2.0 * pi * shareOf(index, count);
    return {1.5 * std::cos(angle), 1.5 * std::sin(angle)};
}

Place grid(int index, int) {
    constexpr int side = 5;
    const int cell = index % (side * side);
    return {0.8 * (cell % side - side / 2), 0.8 * (cell / side - side / 2)};
}

Place blobs(int index, int) {
    constexpr int number = 8;
    const double angle = 2.0 * pi * (index % number) / number;
    return {1.6 * std::cos(angle), 1.6 * std::sin(angle)};
}

Place heart(int index, int count) {
    const double angle = 2.0 * pi * shareOf(index, count);
    const double across = std::pow(std::sin(angle), 3);
    const double up =
        13.0 * std::cos(angle) - 5.0 * std::cos(2.0 * angle) - 2.0 * std::cos(3.0 * angle) - std::cos(4.0 * angle);
    return {1.7 * across, up / 9.5 + 0.15};
}

const std::array<Shape, 6>& shapes() {
    static const std::array<Shape, 6> all{{
        {"moons", STUDIO_TR("Two moons"), STUDIO_TR("Two half circles that reach into each other"), 0.06, moons},
        {"spiral", STUDIO_TR("Spiral"), STUDIO_TR("One long arm: the noise has to find its way in"), 0.03, spiral},
        {"ring", STUDIO_TR("Ring"), STUDIO_TR("A circle with nothing in the middle, where the mean lies"), 0.04, ring},
        {"grid", STUDIO_TR("Grid"), STUDIO_TR("Five by five small heaps: where each particle decides"), 0.04, grid},
        {"blobs", STUDIO_TR("Blobs"), STUDIO_TR("Eight heaps on a circle: modes that must all be reached"), 0.1, blobs},
        {"heart", STUDIO_TR("Heart"), STUDIO_TR("A closed curve with two sharp places"), 0.03, heart},
    }};
    return all;
}

const Shape& shapeOf(std::string_view id) {
    std::string known;
    for (const Shape& each : shapes()) {
        if (each.id == id)
            return each;
        known += (known.empty() ? "" : ", ") + std::string(each.id);
    }
    throw Error(ErrorCode::WrongUsage, "unknown shape \"" + std::string(id) + "\"", "Known shapes: " + known);
}

/// In (0, 1).
double uniform(std::uint64_t seed, std::uint64_t index) {
    return (static_cast<double>(derivedSeed(seed, toyShapePurpose, index) >> 11) + 0.5) * 0x1p-53;
}

/// Two independent standard normal numbers (Box and Muller 1958).
Place normalPair(std::uint64_t seed, std::uint64_t index) {
    const double radius = std::sqrt(-2.0 * std::log(uniform(seed, 2 * index)));
    const double angle = 2.0 * pi * uniform(seed, 2 * index + 1);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

} // namespace

std::vector<Choice> toyShapes() {
    std::vector<Choice> choices;
    for (const Shape& each : shapes())
        choices.push_back({.id = each.id, .name = each.name, .description = each.description, .source = {}});
    return choices;
}

std::vector<ToyPoint> toyShape(std::string_view id, int count, std::uint64_t seed) {
    const Shape& shape = shapeOf(id);
    if (count < 1)
        throw Error(ErrorCode::WrongUsage, "a shape needs at least one point");
    std::vector<ToyPoint> points;
    for (int i = 0; i < count; ++i) {
        const Place at = shape.place(i, count);
        const Place off = normalPair(seed, static_cast<std::uint64_t>(i));
        points.push_back(
            {static_cast<float>(at.x + shape.jitter * off.x), static_cast<float>(at.y + shape.jitter * off.y)});
    }
    return points;
}

} // namespace studio
