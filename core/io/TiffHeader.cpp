// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TiffHeader.hpp"

#include "core/io/ByteReader.hpp"

#include <algorithm>

namespace studio::io {

namespace {

// TIFF 6.0, section 8, and DNG 1.4.
enum Tag : std::uint32_t {
    NewSubfileType = 254,
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Photometric = 262,
    Orientation = 274,
    SamplesPerPixel = 277,
    MaxSampleValue = 281,
    SubDirectories = 330,
    ExtraSamples = 338,
    SampleFormat = 339,
    DngVersion = 50706,
};

/// How a TIFF and a BigTIFF differ: the width of offsets and counts.
class Directories {
public:
    explicit Directories(std::span<const std::byte> bytes)
        : m_reader(bytes, ByteReader(bytes).has(0, "II") ? ByteOrder::Little : ByteOrder::Big)
        , m_big(m_reader.u16(2) == 43) {
        if (!m_big && m_reader.u16(2) != 42)
            throw Error(ErrorCode::BadInput, "not a TIFF header");
    }

    std::uint64_t first() const { return m_big ? m_reader.u64(8) : m_reader.u32(4); }

    /// Reads the directory at `offset`.
    TiffFacts facts(std::uint64_t offset) const {
        TiffFacts facts;
        for (std::uint64_t i = 0; i < entries(offset); ++i)
            take(facts, entry(offset, i));
        return facts;
    }

    /// Where the next one stands, 0 for none.
    std::uint64_t next(std::uint64_t offset) const {
        const std::size_t at = entry(offset, entries(offset));
        return m_big ? m_reader.u64(at) : m_reader.u32(at);
    }

private:
    std::uint64_t entries(std::uint64_t offset) const {
        constexpr std::uint64_t most = 65535;
        const std::uint64_t count = m_big ? m_reader.u64(offset) : m_reader.u16(offset);
        if (count > most)
            throw Error(ErrorCode::BadInput, "damaged TIFF directory");
        return count;
    }

    std::size_t entry(std::uint64_t offset, std::uint64_t i) const {
        return offset + (m_big ? 8 + 20 * i : 2 + 12 * i);
    }

    /// The first value of a directory entry of type BYTE, SHORT or LONG. Several that do not fit stand elsewhere.
    std::int64_t firstValue(std::size_t entry) const {
        const std::uint32_t type = m_reader.u16(entry + 2);
        const std::uint64_t count = m_big ? m_reader.u64(entry + 4) : m_reader.u32(entry + 4);
        const std::size_t place = entry + (m_big ? 12 : 8);
        const std::uint64_t size = type == 1 ? 1 : type == 3 ? 2 : type == 4 ? 4 : type == 16 ? 8 : 0;
        if (size == 0)
            throw Error(ErrorCode::BadInput, "damaged TIFF directory");
        const bool inside = count <= (m_big ? 8 : 4) / size;
        const std::uint64_t at = inside ? place : m_big ? m_reader.u64(place) : m_reader.u32(place);
        return static_cast<std::int64_t>(size == 1   ? m_reader.u8(at)
                                         : size == 2 ? m_reader.u16(at)
                                         : size == 4 ? m_reader.u32(at)
                                                     : m_reader.u64(at));
    }

    void take(TiffFacts& facts, std::size_t entry) const {
        switch (m_reader.u16(entry)) {
        case NewSubfileType:
            facts.subfile = firstValue(entry);
            break;
        case ImageWidth:
            facts.width = firstValue(entry);
            break;
        case ImageLength:
            facts.height = firstValue(entry);
            break;
        case BitsPerSample:
            facts.bits = firstValue(entry);
            break;
        case Photometric:
            facts.photometric = firstValue(entry);
            break;
        case Orientation: {
            const std::int64_t value = firstValue(entry);
            facts.orientation = value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
            break;
        }
        case SamplesPerPixel:
            facts.samples = firstValue(entry);
            break;
        case MaxSampleValue:
            facts.maximum = firstValue(entry);
            break;
        case SubDirectories:
            facts.hasSubImages = true;
            break;
        case ExtraSamples:
            facts.extra = firstValue(entry);
            break;
        case SampleFormat:
            facts.format = firstValue(entry);
            break;
        case DngVersion:
            facts.isDng = true;
            break;
        default:
            break;
        }
    }

    ByteReader m_reader;
    bool m_big;
};

constexpr std::int64_t smallerOrMask = 1 | 4;

} // namespace

bool TiffFacts::hasAlpha() const noexcept {
    const std::int64_t colours = photometric == 2 ? 3 : 1;
    if (photometric > 2 || samples <= colours)
        return false;
    return extra == 1 || extra == 2 || (extra == -1 && samples == colours + 1);
}

bool TiffFacts::isRaw() const noexcept {
    constexpr std::int64_t colourFilterArray = 32803;
    constexpr std::int64_t linearRaw = 34892;
    return isDng || photometric == colourFilterArray || photometric == linearRaw ||
           (hasSubImages && (subfile & 1) != 0);
}

std::vector<TiffFacts> tiffPages(std::span<const std::byte> bytes) {
    constexpr std::size_t most = 65535;
    const Directories directories(bytes);
    std::vector<TiffFacts> all;
    std::vector<std::uint64_t> seen; // damaged files chain their directories in circles
    try {
        for (std::uint64_t offset = directories.first(); offset != 0 && seen.size() < most;
             offset = directories.next(offset)) {
            if (std::ranges::find(seen, offset) != seen.end())
                break;
            seen.push_back(offset);
            all.push_back(directories.facts(offset));
            all.back().directory = static_cast<std::uint32_t>(all.size() - 1);
        }
    } catch (const Error&) {
        if (all.empty())
            throw;
    }
    if (all.empty())
        throw Error(ErrorCode::BadInput, "damaged: a TIFF without a picture");
    const auto isPage = [](const TiffFacts& each) { return (each.subfile & smallerOrMask) == 0; };
    if (std::ranges::any_of(all, isPage) && !all.front().isRaw())
        std::erase_if(all, [&](const TiffFacts& each) { return !isPage(each); });
    return all;
}

TiffFacts readTiffFacts(std::span<const std::byte> bytes) {
    const Directories directories(bytes);
    const TiffFacts first = directories.facts(directories.first());
    return (first.subfile & smallerOrMask) == 0 ? first : tiffPages(bytes).front();
}

int exifOrientation(std::span<const std::byte> exif) noexcept {
    try {
        return readTiffFacts(exif).orientation;
    } catch (const Error&) {
        return 1;
    }
}

} // namespace studio::io
