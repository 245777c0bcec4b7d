// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/StoredArray.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include <unistd.h>

namespace studio::io {

namespace {

using Kind = ElementType::Kind;

static_assert(std::endian::native == std::endian::little);

template<class Number>
Number loaded(const std::byte* from, bool bigEndian) {
    std::array<std::byte, sizeof(Number)> bytes{};
    std::memcpy(bytes.data(), from, bytes.size());
    if (bigEndian)
        std::ranges::reverse(bytes);
    return std::bit_cast<Number>(bytes);
}

/// IEEE 754 binary16.
double halfToDouble(std::uint16_t half) {
    const int exponent = (half >> 10) & 0x1F;
    const int fraction = half & 0x3FF;
    constexpr int special = 0x1F;
    double value = exponent == 0         ? std::ldexp(fraction, -24)
                   : exponent != special ? std::ldexp(fraction + 1024, exponent - 25)
                   : fraction == 0       ? static_cast<double>(INFINITY)
                                         : static_cast<double>(NAN);
    return (half & 0x8000) != 0 ? -value : value;
}

template<class Number>
void readAs(const std::byte* from, std::ptrdiff_t stride, bool bigEndian, std::span<double> out) {
    for (double& value : out) {
        value = static_cast<double>(loaded<Number>(from, bigEndian));
        from += stride;
    }
}

void readHalves(const std::byte* from, std::ptrdiff_t stride, bool bigEndian, std::span<double> out) {
    for (double& value : out) {
        value = halfToDouble(loaded<std::uint16_t>(from, bigEndian));
        from += stride;
    }
}

void readIntegers(const ElementType& type, const std::byte* from, std::ptrdiff_t stride, std::span<double> out) {
    const bool isSigned = type.kind == Kind::Signed;
    switch (type.bytes) {
    case 1:
        return isSigned ? readAs<std::int8_t>(from, stride, false, out)
                        : readAs<std::uint8_t>(from, stride, false, out);
    case 2:
        return isSigned ? readAs<std::int16_t>(from, stride, type.bigEndian, out)
                        : readAs<std::uint16_t>(from, stride, type.bigEndian, out);
    case 4:
        return isSigned ? readAs<std::int32_t>(from, stride, type.bigEndian, out)
                        : readAs<std::uint32_t>(from, stride, type.bigEndian, out);
    default:
        return isSigned ? readAs<std::int64_t>(from, stride, type.bigEndian, out)
                        : readAs<std::uint64_t>(from, stride, type.bigEndian, out);
    }
}

void appendUtf8(std::string& text, std::uint32_t letter) {
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (letter < 0x80) {
        add(letter);
    } else if (letter < 0x800) {
        add(0xC0 | letter >> 6);
        add(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        add(0xE0 | letter >> 12);
        add(0x80 | (letter >> 6 & 0x3F));
        add(0x80 | (letter & 0x3F));
    } else {
        add(0xF0 | (letter >> 18 & 0x07));
        add(0x80 | (letter >> 12 & 0x3F));
        add(0x80 | (letter >> 6 & 0x3F));
        add(0x80 | (letter & 0x3F));
    }
}

/// Position in memory of a row-major index of a column-major array.
std::int64_t columnMajorPlace(std::int64_t index, const std::vector<std::int64_t>& shape) {
    std::int64_t place = 0;
    std::int64_t rest = index;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        std::int64_t stride = 1;
        for (std::size_t before = 0; before < axis; ++before)
            stride *= shape[before];
        place += rest % shape[axis] * stride;
        rest /= shape[axis];
    }
    return place;
}

} // namespace

bool ElementType::isNumber() const noexcept {
    return kind == Kind::Bool || kind == Kind::Unsigned || kind == Kind::Signed || kind == Kind::Float;
}

bool ElementType::isText() const noexcept {
    return kind == Kind::Text || kind == Kind::Bytes;
}

bool ElementType::isByte() const noexcept {
    return kind == Kind::Unsigned && bytes == 1;
}

std::string nameOf(const ElementType& type) {
    const std::string bits = std::to_string(8 * type.bytes);
    switch (type.kind) {
    case Kind::Bool:
        return "bool";
    case Kind::Unsigned:
        return "uint" + bits;
    case Kind::Signed:
        return "int" + bits;
    case Kind::Float:
        return "float" + bits;
    case Kind::Text:
    case Kind::Bytes:
        return "text";
    case Kind::Object:
        return "Python objects";
    case Kind::Record:
        return "records";
    case Kind::Other:
        break;
    }
    return "an unknown type";
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text;
    for (const std::int64_t size : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text.empty() ? "one value" : text;
}

std::int64_t elementCount(const std::vector<std::int64_t>& shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        count *= size;
    return count;
}

std::uint64_t arrayBytes(const ElementType& type, const std::vector<std::int64_t>& shape, const std::string& source) {
    // As in NumPy an empty dimension does not excuse the others: products of some of them are taken elsewhere.
    auto largest = static_cast<std::int64_t>(std::max<std::size_t>(type.bytes, 1));
    for (const std::int64_t size : shape)
        if (size != 0 && __builtin_mul_overflow(largest, size, &largest))
            throw Error(ErrorCode::BadInput, source + ": claims an impossible shape");
    const bool isEmpty = type.bytes == 0 || std::ranges::find(shape, 0) != shape.end();
    return isEmpty ? 0 : static_cast<std::uint64_t>(largest);
}

const std::byte* StoredArray::at(std::int64_t index) const {
    const std::int64_t place = columnMajor && shape.size() > 1 ? columnMajorPlace(index, shape) : index;
    return data.data() + static_cast<std::size_t>(place) * type.bytes;
}

double StoredArray::number(std::int64_t index) const {
    double value = 0.0;
    readNumbers(type, at(index), 0, {&value, 1});
    return value;
}

std::string StoredArray::text(std::int64_t index) const {
    const std::byte* from = at(index);
    std::string result;
    if (type.kind == Kind::Bytes)
        result.assign(reinterpret_cast<const char*>(from), type.bytes);
    else
        for (std::size_t i = 0; i + 4 <= type.bytes; i += 4)
            appendUtf8(result, loaded<std::uint32_t>(from + i, type.bigEndian));
    while (!result.empty() && (result.back() == '\0' || result.back() == ' '))
        result.pop_back();
    return validUtf8(result);
}

StoredArray StoredArray::normalised() const {
    const bool swapped = type.bigEndian && type.bytes > 1;
    const bool turned = columnMajor && shape.size() > 1;
    if (!swapped && !turned)
        return *this;
    auto bytes = std::make_shared<std::vector<std::byte>>(data.size());
    std::byte* to = bytes->data();
    const std::size_t unit = type.kind == Kind::Text ? 4 : type.bytes;
    for (std::int64_t i = 0; i < count(); ++i, to += type.bytes) {
        std::memcpy(to, at(i), type.bytes);
        for (std::size_t part = 0; swapped && part < type.bytes; part += unit)
            std::reverse(to + part, to + part + unit);
    }
    StoredArray result{type, shape, false, *bytes, bytes};
    result.type.bigEndian = false;
    return result;
}

void readNumbers(const ElementType& type, const std::byte* from, std::ptrdiff_t stride, std::span<double> out) {
    if (type.kind != Kind::Float)
        return readIntegers(type, from, stride, out);
    if (type.bytes == sizeof(float))
        return readAs<float>(from, stride, type.bigEndian, out);
    if (type.bytes == sizeof(double))
        return readAs<double>(from, stride, type.bigEndian, out);
    readHalves(from, stride, type.bigEndian, out);
}

std::uint64_t largestArrayInMemory() {
    constexpr std::uint64_t unknown = std::uint64_t{2} << 30;
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageBytes = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageBytes <= 0)
        return unknown;
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageBytes) / 2;
}

} // namespace studio::io
