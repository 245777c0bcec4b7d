// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Gzip.hpp"

#include "core/base/Error.hpp"
#include "core/io/Inflater.hpp"
#include "core/io/StoredArray.hpp"

namespace studio::io {

namespace {

[[noreturn]] void refuse(const std::string& source, const std::string& reason) {
    throw Error(ErrorCode::BadInput, source + ": " + reason, "Copy or download the file again.");
}

} // namespace

bool isGzip(std::span<const std::byte> bytes) noexcept {
    return bytes.size() >= 2 && bytes[0] == std::byte{0x1F} && bytes[1] == std::byte{0x8B};
}

std::vector<std::byte> gunzipHead(std::span<const std::byte> packed, std::size_t count, const std::string& source) {
    std::vector<std::byte> head(count);
    head.resize(Inflater(packed, Deflated::Gzip, source).read(head));
    return head;
}

std::vector<std::byte> gunzipExactly(std::span<const std::byte> packed, std::uint64_t size, const std::string& source) {
    constexpr std::uint64_t largestRatio = 1032;
    if (size / largestRatio > packed.size())
        refuse(source, "is far too short for the size it claims");
    if (size > largestArrayInMemory())
        refuse(source, "unpacks to " + std::to_string(size >> 20) + " MiB, more than fits into memory");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    Inflater inflater(packed, Deflated::Gzip, source);
    if (inflater.read(bytes) != bytes.size())
        refuse(source, "holds less than it claims");
    std::byte extra{};
    if (inflater.read({&extra, 1}) != 0)
        refuse(source, "holds more than it claims");
    return bytes;
}

} // namespace studio::io
