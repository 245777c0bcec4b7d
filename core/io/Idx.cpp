// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Idx.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/Gzip.hpp"
#include "core/io/MappedFile.hpp"

#include <algorithm>
#include <array>

namespace studio::io {

namespace {

constexpr std::size_t magicBytes = 4;
constexpr std::size_t largestRank = 8;

struct TypeCode {
    unsigned code;
    ElementType type;
};
using Kind = ElementType::Kind;
constexpr std::array<TypeCode, 6> typeCodes{{{0x08, {Kind::Unsigned, 1, false}},
                                             {0x09, {Kind::Signed, 1, false}},
                                             {0x0B, {Kind::Signed, 2, true}},
                                             {0x0C, {Kind::Signed, 4, true}},
                                             {0x0D, {Kind::Float, 4, true}},
                                             {0x0E, {Kind::Float, 8, true}}}};

unsigned at(std::span<const std::byte> bytes, std::size_t i) {
    return std::to_integer<unsigned>(bytes[i]);
}

/// The two zeros and a rank at once: few other files begin like this.
const TypeCode* typeOf(std::span<const std::byte> head) {
    if (head.size() < magicBytes || at(head, 0) != 0 || at(head, 1) != 0 || at(head, 3) < 1 ||
        at(head, 3) > largestRank)
        return nullptr;
    const auto found = std::ranges::find(typeCodes, at(head, 2), &TypeCode::code);
    return found == typeCodes.end() ? nullptr : &*found;
}

ArrayLayout parseHeader(std::span<const std::byte> head, const std::string& source) {
    const TypeCode* type = typeOf(head);
    if (type == nullptr)
        throw Error(ErrorCode::BadInput, source + ": is not an IDX file");
    const std::size_t rank = at(head, 3);
    ArrayLayout layout{type->type, {}, false, magicBytes + 4 * rank, 0};
    if (head.size() < layout.dataOffset)
        throw Error(ErrorCode::BadInput, source + ": ends inside its header");
    const ByteReader reader(head, ByteOrder::Big);
    for (std::size_t i = 0; i < rank; ++i)
        layout.shape.push_back(reader.u32(magicBytes + 4 * i));
    layout.dataBytes = arrayBytes(layout.type, layout.shape, source);
    return layout;
}

std::vector<std::byte> headOf(std::span<const std::byte> bytes, const std::string& source) {
    constexpr std::size_t longest = magicBytes + 4 * largestRank;
    if (isGzip(bytes))
        return gunzipHead(bytes, longest, source);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(longest, bytes.size()))};
}

} // namespace

StoredArray openIdxArray(const std::filesystem::path& file) {
    const std::string source = displayText(file);
    auto mapped = std::make_shared<const MappedFile>(file);
    std::span<const std::byte> bytes = mapped->bytes();
    const ArrayLayout layout = parseHeader(headOf(bytes, source), source);
    const std::uint64_t needed = layout.dataOffset + layout.dataBytes;
    std::shared_ptr<const void> owner = mapped;
    if (isGzip(bytes)) {
        auto unpacked = std::make_shared<const std::vector<std::byte>>(gunzipExactly(bytes, needed, source));
        bytes = *unpacked;
        owner = std::move(unpacked);
    }
    if (bytes.size() != needed)
        throw Error(ErrorCode::BadInput,
                    source + ": claims " + std::to_string(needed) + " bytes but has " + std::to_string(bytes.size()));
    return {layout.type, layout.shape, false, bytes.subspan(layout.dataOffset), std::move(owner)};
}

std::optional<ArrayLayout> idxLayout(const std::filesystem::path& file) {
    try {
        const MappedFile mapped(file);
        const std::string source = displayText(file);
        return parseHeader(headOf(mapped.bytes(), source), source);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace studio::io
