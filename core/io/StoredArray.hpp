// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio::io {

/// How a file stores one element of an array.
struct ElementType {
    enum class Kind { Bool, Unsigned, Signed, Float, Text, Bytes, Object, Record, Other };
    Kind kind = Kind::Unsigned;
    std::size_t bytes = 1; ///< of one element; Text has four a letter (UTF-32), Bytes one
    bool bigEndian = false;

    bool isNumber() const noexcept; ///< truth values count
    bool isText() const noexcept;   ///< Text or Bytes
    bool isByte() const noexcept;   ///< uint8
    bool operator==(const ElementType&) const = default;
};

std::string nameOf(const ElementType& type);                       ///< "uint8", "float32", "text", "Python objects"
std::string shapeText(const std::vector<std::int64_t>& shape);     ///< "60000 x 28 x 28"; "one value" for a scalar
std::int64_t elementCount(const std::vector<std::int64_t>& shape); ///< of a checked shape
/// Bytes that the elements take. Throws Error(BadInput), its message beginning with `source`, when that overflows.
std::uint64_t arrayBytes(const ElementType& type, const std::vector<std::int64_t>& shape, const std::string& source);

/// What the head of an array file says, before its elements are looked at.
struct ArrayLayout {
    ElementType type;
    std::vector<std::int64_t> shape;
    bool columnMajor = false;    ///< Fortran order: the first dimension runs fastest
    std::size_t dataOffset = 0;  ///< of the first element in the file
    std::uint64_t dataBytes = 0; ///< 0 for types that are never read (objects, records)
};

/// An array in memory (or mapped), of any element type and order.
struct StoredArray {
    ElementType type;
    std::vector<std::int64_t> shape;
    bool columnMajor = false;
    std::span<const std::byte> data;
    std::shared_ptr<const void> owner; ///< keeps `data`

    std::int64_t count() const { return elementCount(shape); }
    /// Element number `index` in row-major order, whatever the order in memory. Of isNumber() types.
    double number(std::int64_t index) const;
    /// As UTF-8, without the zeros and blanks at its end. Of isText() types.
    std::string text(std::int64_t index) const;
    /// The same array, row-major and little-endian; itself when it is so already.
    StoredArray normalised() const;

private:
    const std::byte* at(std::int64_t index) const;
};

/// out.size() numbers that lie `stride` bytes apart. 64-bit integers lose what a double cannot hold.
void readNumbers(const ElementType& type, const std::byte* from, std::ptrdiff_t stride, std::span<double> out);

/// The most bytes that one array may take in memory: half of the machine's.
std::uint64_t largestArrayInMemory();

} // namespace studio::io
