// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Raster.hpp"

namespace studio::io {

namespace {

constexpr int allBits = 16;

int bitsInUse(int wanted, int stated) {
    if (wanted == allBits)
        return allBits;
    if (stated > 0)
        return stated;
    return wanted > 0 ? wanted : allBits;
}

} // namespace

DepthReducer::DepthReducer(int wanted, int stated)
    : m_bits(bitsInUse(wanted, stated))
    , m_white((1U << m_bits) - 1)
    , m_isStated(stated > 0)
    , m_isFull(wanted == allBits) {}

void DepthReducer::row(const std::uint16_t* samples, std::size_t count, int channels, std::uint8_t* out) noexcept {
    const bool alpha = channels % 2 == 0;
    const auto each = static_cast<std::size_t>(channels);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t c = 0; c < each; ++c, ++samples, ++out)
            *out = alpha && c + 1 == each ? static_cast<std::uint8_t>(*samples >> 8) : colour(*samples);
}

void DepthReducer::report(Raster& raster) const noexcept {
    if (m_isFull)
        return;
    if (m_isStated)
        raster.statedBits = m_bits < allBits ? m_bits : 0;
    else
        raster.peak = m_peak;
}

} // namespace studio::io
