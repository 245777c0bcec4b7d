// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PixelNotes.hpp"

#include "core/base/Text.hpp"

#include <algorithm>
#include <cstdio>

namespace studio::data {

namespace {

using Colour = std::array<std::uint8_t, 3>;

constexpr Colour white{255, 255, 255};
constexpr Colour black{0, 0, 0};

std::string nameOf(const Colour& colour) {
    if (colour == white)
        return "white";
    if (colour == black)
        return "black";
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour[0], colour[1], colour[2]);
    return text.data();
}

} // namespace

void PixelNotes::add(const io::PictureRemarks& remarks) {
    m_severalFrames += remarks.frames > 1 ? 1 : 0;
    m_light += remarks.light ? 1 : 0;
    if (remarks.laidOver) {
        ++m_transparent;
        ++m_laidOver[*remarks.laidOver];
    }
    m_deep += remarks.peak > 0 ? 1 : 0;
    m_peak = std::max(m_peak, remarks.peak);
    if (remarks.statedBits > 0)
        ++m_statedBits[remarks.statedBits];
}

Transform PixelNotes::settled(Transform transform) const {
    if (transform.background.kind == Background::Kind::Auto)
        transform.background.colour = 2 * m_light > m_transparent ? black : white;
    if (transform.sampleBits == 0 && m_peak > 0)
        for (const int bits : {14, 12, 10, 8})
            if (m_peak < 1 << bits)
                transform.sampleBits = bits;
    return transform;
}

std::vector<std::string> PixelNotes::notices(const Transform& settled, FrameChoice frames) const {
    std::vector<std::string> notices;
    if (m_severalFrames > 0 && frames == FrameChoice::First)
        notices.push_back(counted(m_severalFrames, "picture is an animation or has several pages; the first is taken",
                                  "pictures are animations or have several pages; the first of each is taken") +
                          " (--frames all takes all)");
    for (const auto& [colour, count] : m_laidOver)
        notices.push_back(
            counted(count, "picture with transparency was laid over ", "pictures with transparency were laid over ") +
            nameOf(colour) + (colour == white ? "" : " (--background chooses another)"));
    std::map<int, std::int64_t> bitsInUse = m_statedBits;
    if (settled.sampleBits > 0 && m_deep > 0)
        bitsInUse[settled.sampleBits] += m_deep;
    bitsInUse.erase(16);
    for (const auto& [bits, count] : bitsInUse)
        notices.push_back(counted(count, "picture uses ", "pictures use ") + std::to_string(bits) +
                          (count == 1 ? " of its" : " of their") +
                          " 16 bits, which became the whole range from black to white (--range full keeps "
                          "them as dark as they are stored)");
    return notices;
}

} // namespace studio::data
