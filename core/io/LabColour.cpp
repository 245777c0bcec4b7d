// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabColour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::io {

namespace {

using Three = std::array<double, 3>;

/// The inverse of CIE 15's f(t).
double inverseF(double f) {
    constexpr double delta = 6.0 / 29.0;
    return f > delta ? f * f * f : 3.0 * delta * delta * (f - 4.0 / 29.0);
}

/// IEC 61966-2-1.
std::uint8_t gammaEncoded(double linear) {
    const double value = std::clamp(linear, 0.0, 1.0);
    const double encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1.0 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(255.0 * encoded));
}

} // namespace

void labToRgb(Raster& raster) {
    constexpr Three white{0.96422, 1.0, 0.82521}; // D50
    // XYZ under D50 to linear sRGB, by way of Bradford's adaptation to D65 (Lindbloom).
    constexpr std::array<Three, 3> toRgb{Three{3.1338561, -1.6168667, -0.4906146},
                                         Three{-0.9787684, 1.9161415, 0.0334540},
                                         Three{0.0719453, -0.2289914, 1.4052427}};
    for (std::size_t i = 0; i + 2 < raster.pixels.size(); i += 3) {
        std::uint8_t* pixel = &raster.pixels[i];
        const double fy = (pixel[0] * 100.0 / 255.0 + 16.0) / 116.0;
        const double fx = fy + static_cast<std::int8_t>(pixel[1]) / 500.0;
        const double fz = fy - static_cast<std::int8_t>(pixel[2]) / 200.0;
        const Three xyz{white[0] * inverseF(fx), white[1] * inverseF(fy), white[2] * inverseF(fz)};
        for (std::size_t c = 0; c < 3; ++c)
            pixel[c] = gammaEncoded(toRgb[c][0] * xyz[0] + toRgb[c][1] * xyz[1] + toRgb[c][2] * xyz[2]);
    }
}

} // namespace studio::io
