// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Transform.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace studio::data {

/// What decoding found out about the pictures of a dataset: what a person should hear, and the decisions that have to
/// be one for all of them, because pictures on mixed backgrounds or of mixed brightness would be learned as such.
class PixelNotes {
public:
    void add(const io::PictureRemarks& remarks);

    /// The transform that suits all these pictures. Background::Kind::Auto lies over white unless most transparent
    /// pictures are very light, then over black. `sampleBits` 0 becomes the 8, 10, 12 or 14 bits that hold the largest
    /// 16-bit sample of all, and stays 0 when that takes more.
    Transform settled(Transform transform) const;

    /// What was done under the settled transform, a sentence each.
    std::vector<std::string> notices(const Transform& settled, FrameChoice frames) const;

private:
    std::int64_t m_severalFrames = 0;
    std::int64_t m_light = 0;
    std::int64_t m_transparent = 0;
    std::int64_t m_deep = 0; ///< pictures of 16 bits without a stated maximum
    int m_peak = 0;          ///< the largest sample of those
    std::map<std::array<std::uint8_t, 3>, std::int64_t> m_laidOver;
    std::map<int, std::int64_t> m_statedBits; ///< bits in use that files state to pictures
};

} // namespace studio::data
