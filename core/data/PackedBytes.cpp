// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PackedBytes.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <vector>

#include <zlib.h>

namespace studio::data {

PackedReader::PackedReader(const PackedBytes& bytes)
    : m_bytes(bytes)
    , m_inflater(bytes.packed, io::Deflated::Raw, bytes.source) {
    std::vector<std::byte> head(static_cast<std::size_t>(bytes.begin));
    if (m_inflater.read(head) != head.size())
        throw Error(ErrorCode::BadInput, bytes.source + ": holds less than it claims");
    m_crc = crc32Of(head);
}

void PackedReader::read(std::span<std::byte> out) {
    if (m_inflater.read(out) != out.size())
        throw Error(ErrorCode::BadInput, m_bytes.source + ": holds less than it claims");
    m_crc = crc32Of(out, m_crc);
    m_position += out.size();
    if (m_bytes.begin + m_position == m_bytes.size && m_crc != m_bytes.crc)
        throw Error(ErrorCode::BadInput, m_bytes.source + ": damaged: its checksum does not match");
}

void PackedReader::skipTo(std::uint64_t position) {
    constexpr std::uint64_t piece = std::uint64_t{1} << 18;
    std::vector<std::byte> passedOver;
    while (m_position < position) {
        passedOver.resize(static_cast<std::size_t>(std::min(piece, position - m_position)));
        read(passedOver);
    }
}

std::uint32_t crc32Of(std::span<const std::byte> bytes, std::uint32_t before) {
    return static_cast<std::uint32_t>(
        ::crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<z_size_t>(bytes.size())));
}

} // namespace studio::data
