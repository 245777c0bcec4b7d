// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayRange.hpp"

#include "core/base/Parallel.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <thread>

namespace studio::data {

namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 20;
/// Bytes of which none is this large leave two bits unused, as no set of photographs does.
constexpr double leastOfBytesInUse = 64.0;

NumberRange rangeOfBytes(std::span<const std::byte> data) {
    std::uint8_t least = 255;
    std::uint8_t greatest = 0;
    for (const std::byte each : data) {
        least = std::min(least, std::to_integer<std::uint8_t>(each));
        greatest = std::max(greatest, std::to_integer<std::uint8_t>(each));
    }
    return data.empty() ? NumberRange{} : NumberRange{static_cast<double>(least), static_cast<double>(greatest), true};
}

NumberRange rangeOfPiece(const io::ElementType& type, std::span<const std::byte> data) {
    if (type.isByte())
        return rangeOfBytes(data);
    NumberRange range;
    std::array<double, 1024> numbers{};
    const auto size = static_cast<std::ptrdiff_t>(type.bytes);
    const std::size_t count = data.size() / type.bytes;
    for (std::size_t begin = 0; begin < count; begin += numbers.size()) {
        const std::span<double> part(numbers.data(), std::min(numbers.size(), count - begin));
        io::readNumbers(type, data.data() + begin * type.bytes, size, part);
        for (const double number : part) {
            if (!std::isfinite(number))
                continue;
            range.least = std::min(range.least, number);
            range.greatest = std::max(range.greatest, number);
            range.whole = range.whole && number == std::floor(number);
        }
    }
    return range;
}

bool isSettled(const io::ElementType& type, const NumberRange& range) {
    return type.isByte() && range.greatest >= leastOfBytesInUse;
}

NumberRange rangeInMemory(const io::StoredArray& array, const std::stop_token& stop, const ProgressFn& progress) {
    NumberRange range;
    std::mutex mutex;
    std::atomic<bool> settled{false};
    const auto caller = std::this_thread::get_id();
    const auto pieces = static_cast<std::int64_t>((array.data.size() + pieceBytes - 1) / pieceBytes);
    parallelFor(pieces, stop, [&](std::int64_t piece) {
        if (settled)
            return;
        const std::size_t begin = static_cast<std::size_t>(piece) * pieceBytes;
        const auto data = array.data.subspan(begin, std::min(pieceBytes, array.data.size() - begin));
        const NumberRange found = rangeOfPiece(array.type, data);
        const std::scoped_lock lock(mutex);
        range.add(found);
        settled = isSettled(array.type, range);
        if (std::this_thread::get_id() == caller)
            report(progress, STUDIO_TR("Looking at the range of values"), piece, pieces);
    });
    return range;
}

NumberRange rangeOfStream(const ArrayContent& content, const std::stop_token& stop, const ProgressFn& progress) {
    const PackedBytes& packed = *content.packed;
    PackedReader reader(packed);
    NumberRange range;
    std::vector<std::byte> piece;
    const std::uint64_t total = packed.size - packed.begin;
    while (reader.position() < total && !isSettled(content.array.type, range)) {
        throwIfStopped(stop);
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(pieceBytes, total - reader.position())));
        reader.read(piece);
        range.add(rangeOfPiece(content.array.type, piece));
        report(progress, STUDIO_TR("Looking at the range of values"),
               static_cast<std::int64_t>(reader.position() >> 20), static_cast<std::int64_t>(total >> 20));
    }
    return range;
}

std::string shown(double number) {
    constexpr int digits = 6;
    return shortText(number, digits);
}

std::string span(double low, double high) {
    return shown(low) + " to " + shown(high);
}

bool isWithin(const NumberRange& range, double low, double high) {
    const double margin = (high - low) / 10.0;
    return range.least >= low - margin && range.greatest <= high + margin;
}

/// Linear from `low` to `high`, said with what was found; `reading` names a range that has a name.
BrightnessScale said(double low, double high, const NumberRange& range, const std::string& reading = {}) {
    const bool exact = range.least == low && range.greatest == high;
    std::string notice = "values from " + span(range.least, range.greatest) + " were taken as ";
    if (!reading.empty())
        notice += reading + (exact ? "" : " (" + span(low, high) + ")");
    else
        notice += exact ? "black to white" : span(low, high);
    return {low, high > low ? high : low + 1.0, notice};
}

BrightnessScale fullScale(const io::ElementType& type, const NumberRange& range) {
    using Kind = io::ElementType::Kind;
    const bool isInteger = type.kind == Kind::Unsigned || type.kind == Kind::Signed;
    const int bits = static_cast<int>(8 * type.bytes);
    const double high = !isInteger                  ? 1.0
                        : type.kind == Kind::Signed ? std::ldexp(1.0, bits - 1) - 1.0
                                                    : std::ldexp(1.0, bits) - 1.0;
    const double low = type.kind == Kind::Signed ? -std::ldexp(1.0, bits - 1) : 0.0;
    if (type.isByte() || type.kind == Kind::Bool)
        return {low, high, {}};
    BrightnessScale scale = said(low, high, range, isInteger ? "the type's whole range" : "a part of 0 to 1");
    if (!isInteger && (range.least < low || range.greatest > high))
        scale.notice = "values from " + span(range.least, range.greatest) + " were cut off below 0 and above 1";
    return scale;
}

/// Whole numbers from 0 on: as many bits as they need.
BrightnessScale scaleOfWhole(const io::ElementType& type, const NumberRange& range) {
    for (const int bits : {8, 10, 12, 14, 16}) {
        const double high = std::ldexp(1.0, bits) - 1.0;
        if (range.greatest > high)
            continue;
        if (static_cast<std::size_t>(bits) == 8 * type.bytes)
            return {0.0, high, {}};
        return said(0.0, high, range, std::to_string(bits) + " bit");
    }
    return said(range.least, range.greatest, range);
}

} // namespace

void NumberRange::add(const NumberRange& other) noexcept {
    least = std::min(least, other.least);
    greatest = std::max(greatest, other.greatest);
    whole = whole && other.whole;
}

NumberRange rangeOf(const ArrayContent& content, const std::stop_token& stop, const ProgressFn& progress) {
    return content.packed ? rangeOfStream(content, stop, progress) : rangeInMemory(content.array, stop, progress);
}

BrightnessScale brightnessScale(const io::ElementType& type, const NumberRange& range, ValueRange choice) {
    const bool isFloat = type.kind == io::ElementType::Kind::Float;
    if (range.empty())
        return {0.0, 1.0, {}}; // not one number to judge by: every picture will be rejected
    if (choice == ValueRange::Full || type.kind == io::ElementType::Kind::Bool)
        return fullScale(type, range);
    const bool zeroAndOne = range.whole && range.least >= 0.0 && range.greatest <= 1.0;
    if (zeroAndOne && range.greatest == 0.0)
        return {0.0, 1.0, "every value is 0, so all pictures are black"};
    if (zeroAndOne)
        return {0.0, 1.0, "its values are 0 and 1 only: they were taken as black and white"};
    if (isFloat && isWithin(range, 0.0, 1.0))
        return said(0.0, 1.0, range);
    constexpr double overshoot = -0.1; // of pictures from 0 to 1
    if (isWithin(range, -1.0, 1.0) && range.least < overshoot)
        return said(-1.0, 1.0, range);
    if (range.greatest < leastOfBytesInUse)
        return said(std::min(range.least, 0.0), range.greatest, range);
    if (range.least >= 0.0 && (range.whole || !isFloat))
        return scaleOfWhole(type, range);
    if (isFloat && isWithin(range, 0.0, 255.0))
        return said(0.0, 255.0, range);
    if (type.kind == io::ElementType::Kind::Signed && type.bytes == 1)
        return fullScale(type, range);
    return said(range.least, range.greatest, range);
}

} // namespace studio::data
