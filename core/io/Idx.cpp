// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Idx.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/Gzip.hpp"
#include "core/io/MappedFile.hpp"

#include <algorithm>

namespace studio::io {

namespace {

constexpr std::size_t magicBytes = 4;
constexpr std::size_t largestRank = 8;
constexpr unsigned unsignedByteType = 0x08;

struct Header {
    std::vector<std::int64_t> shape;
    std::uint64_t fileBytes = 0; ///< header and data together, as claimed
    std::size_t dataOffset = 0;
};

unsigned at(std::span<const std::byte> bytes, std::size_t i) {
    return std::to_integer<unsigned>(bytes[i]);
}

bool hasMagic(std::span<const std::byte> head) {
    return head.size() >= magicBytes && at(head, 0) == 0 && at(head, 1) == 0 && at(head, 2) >= unsignedByteType &&
           at(head, 2) <= 0x0E && at(head, 3) >= 1 && at(head, 3) <= largestRank;
}

Header parseHeader(std::span<const std::byte> head, const std::string& source) {
    if (!hasMagic(head))
        throw Error(ErrorCode::BadInput, source + ": is not an IDX file");
    if (at(head, 2) != unsignedByteType)
        throw Error(ErrorCode::BadInput, source + ": holds numbers that are not unsigned bytes",
                    "Save the pictures as bytes from 0 to 255.");
    const std::size_t rank = at(head, 3);
    Header header{{}, 1, magicBytes + 4 * rank};
    if (head.size() < header.dataOffset)
        throw Error(ErrorCode::BadInput, source + ": ends inside its header");
    for (std::size_t i = 0; i < rank; ++i) {
        const std::size_t offset = magicBytes + 4 * i;
        const std::uint64_t size = (std::uint64_t{at(head, offset)} << 24) | (at(head, offset + 1) << 16) |
                                   (at(head, offset + 2) << 8) | at(head, offset + 3);
        if (__builtin_mul_overflow(header.fileBytes, size, &header.fileBytes))
            throw Error(ErrorCode::BadInput, source + ": claims an impossible size");
        header.shape.push_back(static_cast<std::int64_t>(size));
    }
    if (__builtin_add_overflow(header.fileBytes, header.dataOffset, &header.fileBytes))
        throw Error(ErrorCode::BadInput, source + ": claims an impossible size");
    return header;
}

std::vector<std::byte> headOf(std::span<const std::byte> bytes, const std::string& source) {
    constexpr std::size_t longest = magicBytes + 4 * largestRank;
    if (isGzip(bytes))
        return gunzipHead(bytes, longest, source);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(longest, bytes.size()))};
}

} // namespace

IdxFile IdxFile::open(const std::filesystem::path& file) {
    const std::string source = displayText(file);
    IdxFile result;
    result.m_mapped = std::make_shared<const MappedFile>(file);
    std::span<const std::byte> bytes = result.m_mapped->bytes();
    const Header header = parseHeader(headOf(bytes, source), source);
    if (isGzip(bytes)) {
        result.m_unpacked =
            std::make_shared<const std::vector<std::byte>>(gunzipExactly(bytes, header.fileBytes, source));
        result.m_mapped.reset();
        bytes = *result.m_unpacked;
    }
    if (bytes.size() != header.fileBytes)
        throw Error(ErrorCode::BadInput, source + ": claims " + std::to_string(header.fileBytes) + " bytes but has " +
                                             std::to_string(bytes.size()));
    result.m_shape = header.shape;
    result.m_data = {reinterpret_cast<const std::uint8_t*>(bytes.data()) + header.dataOffset,
                     bytes.size() - header.dataOffset};
    return result;
}

std::vector<std::int64_t> idxShape(const std::filesystem::path& file) {
    try {
        const MappedFile mapped(file);
        const std::string source = displayText(file);
        return parseHeader(headOf(mapped.bytes(), source), source).shape;
    } catch (const Error&) {
        return {};
    }
}

} // namespace studio::io
