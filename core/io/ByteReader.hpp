// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace studio::io {

enum class ByteOrder { Little, Big };

/// Numbers at offsets of a byte sequence; reading past the end throws Error(BadInput, "truncated").
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes, ByteOrder order = ByteOrder::Big)
        : m_bytes(bytes)
        , m_order(order) {}

    std::size_t size() const noexcept { return m_bytes.size(); }
    std::uint32_t u8(std::size_t offset) const { return static_cast<std::uint32_t>(number(offset, 1)); }
    std::uint32_t u16(std::size_t offset) const { return static_cast<std::uint32_t>(number(offset, 2)); }
    std::uint32_t u24(std::size_t offset) const { return static_cast<std::uint32_t>(number(offset, 3)); }
    std::uint32_t u32(std::size_t offset) const { return static_cast<std::uint32_t>(number(offset, 4)); }
    std::uint64_t u64(std::size_t offset) const { return number(offset, 8); }

    bool has(std::size_t offset, std::string_view text) const noexcept {
        if (offset > m_bytes.size() || m_bytes.size() - offset < text.size())
            return false;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (std::to_integer<unsigned char>(m_bytes[offset + i]) != static_cast<unsigned char>(text[i]))
                return false;
        return true;
    }

    std::span<const std::byte> part(std::size_t offset, std::size_t length) const {
        require(offset, length);
        return m_bytes.subspan(offset, length);
    }

private:
    void require(std::size_t offset, std::size_t length) const {
        if (offset > m_bytes.size() || m_bytes.size() - offset < length)
            throw Error(ErrorCode::BadInput, "truncated");
    }

    std::uint64_t number(std::size_t offset, std::size_t length) const {
        require(offset, length);
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t place = m_order == ByteOrder::Big ? i : length - 1 - i;
            value = (value << 8) | std::to_integer<std::uint64_t>(m_bytes[offset + place]);
        }
        return value;
    }

    std::span<const std::byte> m_bytes;
    ByteOrder m_order;
};

} // namespace studio::io
