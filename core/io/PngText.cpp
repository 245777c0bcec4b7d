// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PngText.hpp"

#include "core/base/Text.hpp"
#include "core/io/ByteReader.hpp"

#include <algorithm>

#include <zlib.h>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);
constexpr std::size_t largestText = std::size_t{16} << 20U;

[[noreturn]] void refuse(const char* reason) {
    throw Error(ErrorCode::BadInput, reason);
}

std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Chunk {
    std::string_view type;
    Bytes data;
    Bytes whole; ///< with length, type and checksum
};

std::uint32_t checksumOf(Bytes typeAndData) {
    const auto* begin = reinterpret_cast<const Bytef*>(typeAndData.data());
    return static_cast<std::uint32_t>(crc32_z(0, begin, typeAndData.size()));
}

/// All chunks up to IEND, bounds and checksums checked.
std::vector<Chunk> chunksOf(Bytes png) {
    const ByteReader reader(png);
    if (!reader.has(0, signature))
        refuse("no PNG");
    std::vector<Chunk> chunks;
    for (std::size_t offset = signature.size();;) {
        const std::size_t length = reader.u32(offset);
        const Bytes whole = reader.part(offset, 12 + length);
        if (checksumOf(whole.subspan(4, 4 + length)) != reader.u32(offset + 8 + length))
            refuse("damaged: a PNG checksum is wrong");
        chunks.push_back({textOf(whole.subspan(4, 4)), whole.subspan(8, length), whole});
        if (chunks.front().type != "IHDR")
            refuse("damaged: a PNG begins without its header");
        if (chunks.back().type == "IEND")
            return chunks;
        offset += whole.size();
    }
}

/// Takes what stands before the next zero byte off the front of `text`.
std::string_view takeField(std::string_view& text) {
    const auto end = text.find('\0');
    if (end == std::string_view::npos)
        refuse("damaged: a PNG text has no end to one of its fields");
    const auto field = text.substr(0, end);
    text.remove_prefix(end + 1);
    return field;
}

bool holdsText(const Chunk& chunk, std::string_view keyword) {
    if (chunk.type != "tEXt" && chunk.type != "zTXt" && chunk.type != "iTXt")
        return false;
    const auto data = textOf(chunk.data);
    return data.starts_with(keyword) && data.size() > keyword.size() && data[keyword.size()] == '\0';
}

std::string fromLatin1(std::string_view text) {
    std::string utf8;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte < 0x80) {
            utf8 += each;
        } else {
            utf8 += static_cast<char>(0xC0 | (byte >> 6));
            utf8 += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return utf8;
}

std::string readText(const Chunk& chunk) {
    auto data = textOf(chunk.data);
    takeField(data); // keyword
    if (chunk.type == "zTXt")
        refuse("its text is compressed, which is not supported");
    if (data.size() > largestText)
        refuse("its text is too long");
    if (chunk.type == "tEXt")
        return fromLatin1(data);
    if (data.size() < 2)
        refuse("damaged: a PNG text is cut off");
    if (data[0] != '\0')
        refuse("its text is compressed, which is not supported");
    data.remove_prefix(2); // compression flag and method
    takeField(data);       // language
    takeField(data);       // translated keyword
    return validUtf8(data);
}

void appendNumber(std::vector<std::byte>& bytes, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::byte>(number >> shift & 0xFFU));
}

void append(std::vector<std::byte>& bytes, Bytes more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

std::vector<std::byte> textChunk(std::string_view keyword, std::string_view text) {
    std::string data("iTXt");
    data += keyword;
    data += std::string(5, '\0'); // end of keyword, no compression, its method, no language, no translated keyword
    data += text;
    const auto checked = std::as_bytes(std::span(data));
    std::vector<std::byte> bytes;
    appendNumber(bytes, static_cast<std::uint32_t>(data.size() - 4));
    append(bytes, checked);
    appendNumber(bytes, checksumOf(checked));
    return bytes;
}

void checkKeyword(std::string_view keyword) {
    const bool printable = std::ranges::all_of(keyword, [](char each) { return each >= ' ' && each <= '~'; });
    if (keyword.empty() || keyword.size() > 79 || !printable)
        throw Error(ErrorCode::Internal, "a PNG text needs a keyword of 1 to 79 printable characters");
}

} // namespace

std::vector<std::byte> withPngText(std::span<const std::byte> png, std::string_view keyword, std::string_view text) {
    checkKeyword(keyword);
    if (text.size() > largestText)
        throw Error(ErrorCode::WrongUsage, "the text is too long for a picture file");
    std::vector<std::byte> bytes;
    append(bytes, std::as_bytes(std::span(signature)));
    const auto fresh = textChunk(keyword, text);
    const auto chunks = chunksOf(png);
    append(bytes, chunks.front().whole);
    append(bytes, fresh);
    for (const Chunk& chunk : std::span(chunks).subspan(1))
        if (!holdsText(chunk, keyword))
            append(bytes, chunk.whole);
    return bytes;
}

std::optional<std::string> pngText(std::span<const std::byte> png, std::string_view keyword) {
    const auto chunks = chunksOf(png);
    const auto found = std::ranges::find_if(chunks, [&](const Chunk& each) { return holdsText(each, keyword); });
    return found == chunks.end() ? std::nullopt : std::optional(readText(*found));
}

} // namespace studio::io
