// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ZipDirectory.hpp"

#include "core/base/Error.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/Inflater.hpp"

#include <algorithm>
#include <optional>

namespace studio::io {

namespace {

constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t entrySignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t end64Signature = 0x06064b50;
constexpr std::uint32_t locator64Signature = 0x07064b50;
constexpr std::size_t endBytes = 22;
constexpr std::size_t locator64Bytes = 20;
constexpr std::uint32_t inThe64BitField = 0xFFFFFFFF;

class Directory {
public:
    Directory(std::span<const std::byte> file, const std::string& source)
        : m_file(file)
        , m_reader(file, ByteOrder::Little)
        , m_source(source) {}

    std::vector<ZipMember> members() const {
        const auto [begin, count] = place();
        std::vector<ZipMember> result;
        std::size_t at = begin;
        for (std::uint64_t i = 0; i < count; ++i)
            result.push_back(member(at));
        return result;
    }

private:
    struct Place {
        std::size_t begin = 0;
        std::uint64_t count = 0;
    };

    [[noreturn]] void refuse() const {
        throw Error(ErrorCode::BadInput, m_source + ": truncated or damaged: it has no sound zip directory",
                    "Copy or download the file again.");
    }

    std::uint64_t u64(std::size_t at) const {
        return m_reader.u32(at) | static_cast<std::uint64_t>(m_reader.u32(at + 4)) << 32;
    }

    std::size_t within(std::uint64_t offset) const {
        if (offset > m_file.size())
            refuse();
        return static_cast<std::size_t>(offset);
    }

    /// The end record is the last thing in the file but for a comment of at most 65,535 bytes.
    std::size_t endRecord() const {
        if (m_file.size() < endBytes)
            refuse();
        constexpr std::size_t longestComment = 0xFFFF;
        const std::size_t last = m_file.size() - endBytes;
        const std::size_t first = last > longestComment ? last - longestComment : 0;
        for (std::size_t at = last + 1; at-- > first;)
            if (m_reader.u32(at) == endSignature && at + endBytes + m_reader.u16(at + 20) <= m_file.size())
                return at;
        refuse();
    }

    Place place() const {
        const std::size_t end = endRecord();
        Place found{within(m_reader.u32(end + 16) == inThe64BitField ? 0 : m_reader.u32(end + 16)),
                    m_reader.u16(end + 10)};
        if (end < locator64Bytes || m_reader.u32(end - locator64Bytes) != locator64Signature)
            return found;
        const std::size_t end64 = within(u64(end - locator64Bytes + 8));
        if (m_reader.u32(end64) != end64Signature)
            refuse();
        return {within(u64(end64 + 48)), u64(end64 + 32)};
    }

    /// The entry at `at`, which moves on to the next one.
    ZipMember member(std::size_t& at) const {
        if (m_reader.u32(at) != entrySignature)
            refuse();
        const std::uint32_t flags = m_reader.u16(at + 8);
        const std::uint32_t method = m_reader.u16(at + 10);
        const std::uint32_t packed = m_reader.u32(at + 20);
        const std::uint32_t size = m_reader.u32(at + 24);
        const std::size_t nameBytes = m_reader.u16(at + 28);
        const std::size_t extraBytes = m_reader.u16(at + 30);
        const std::uint32_t offset = m_reader.u32(at + 42);
        constexpr std::size_t fixedBytes = 46;
        const auto name = m_reader.part(at + fixedBytes, nameBytes);
        Wide wide(*this, at + fixedBytes + nameBytes, extraBytes);
        ZipMember result;
        result.name.assign(reinterpret_cast<const char*>(name.data()), name.size());
        result.crc = m_reader.u32(at + 16);
        result.size = wide.value(size); // the order of the fields: unpacked, packed, offset
        const std::uint64_t packedBytes = wide.value(packed);
        result.stored = method == 0;
        constexpr std::uint32_t deflate = 8;
        if ((flags & 1U) != 0)
            result.refused = "encrypted: unpack the file with its password first";
        else if (method != 0 && method != deflate)
            result.refused = "packed by a method that is not read here (" + std::to_string(method) +
                             "): save it with numpy.savez_compressed";
        result.data = dataOf(within(wide.value(offset)), packedBytes);
        if (result.stored && result.size != result.data.size())
            refuse();
        at += fixedBytes + nameBytes + extraBytes + m_reader.u16(at + 32);
        return result;
    }

    /// Behind a local header of its own, whose name and extra field need not be as long as the directory's.
    std::span<const std::byte> dataOf(std::size_t local, std::uint64_t packedBytes) const {
        constexpr std::size_t fixedBytes = 30;
        if (m_reader.u32(local) != localSignature)
            refuse();
        const std::size_t begin =
            within(local + fixedBytes + m_reader.u16(local + 26) + std::uint64_t{m_reader.u16(local + 28)});
        if (packedBytes > m_file.size() - begin)
            refuse();
        return m_file.subspan(begin, static_cast<std::size_t>(packedBytes));
    }

    /// The 64-bit values of an entry's extra field, in the order in which they are needed.
    class Wide {
    public:
        Wide(const Directory& directory, std::size_t at, std::size_t length)
            : m_directory(directory) {
            const std::size_t end = at + length;
            while (at + 4 <= end) {
                const std::size_t size = directory.m_reader.u16(at + 2);
                if (directory.m_reader.u16(at) == 1) {
                    m_next = at + 4;
                    m_end = std::min(end, m_next + size);
                    return;
                }
                at += 4 + size;
            }
        }
        std::uint64_t value(std::uint32_t narrow) {
            if (narrow != inThe64BitField)
                return narrow;
            if (m_next + 8 > m_end)
                m_directory.refuse();
            m_next += 8;
            return m_directory.u64(m_next - 8);
        }

    private:
        const Directory& m_directory;
        std::size_t m_next = 0;
        std::size_t m_end = 0;
    };

    std::span<const std::byte> m_file;
    ByteReader m_reader;
    const std::string& m_source;
};

} // namespace

std::vector<ZipMember> readZipDirectory(std::span<const std::byte> file, const std::string& source) {
    try {
        return Directory(file, source).members();
    } catch (const Error& error) {
        if (error.message() != "truncated") // what a ByteReader says
            throw;
        throw Error(ErrorCode::BadInput, source + ": truncated or damaged: its zip directory leads outside the file",
                    "Copy or download the file again.");
    }
}

std::vector<std::byte> headOf(const ZipMember& member, std::size_t count, const std::string& source) {
    if (member.stored)
        return {member.data.begin(),
                member.data.begin() + static_cast<std::ptrdiff_t>(std::min(count, member.data.size()))};
    std::vector<std::byte> head(static_cast<std::size_t>(std::min<std::uint64_t>(count, member.size)));
    head.resize(Inflater(member.data, Deflated::Raw, source).read(head));
    return head;
}

} // namespace studio::io
