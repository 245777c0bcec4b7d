// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/io/ZipSamples.hpp"

#include <zlib.h>

namespace studio::test {

namespace {

Bytes little(std::uint32_t number, int bytes) {
    Bytes result;
    for (int i = 0; i < bytes; ++i)
        result.push_back(static_cast<std::byte>(number >> (8 * i)));
    return result;
}

/// What the local header and the central directory say alike, from the version on.
Bytes facts(const ZipMember& member) {
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(member.bytes.data()), static_cast<uInt>(member.bytes.size()));
    const auto size = static_cast<std::uint32_t>(member.bytes.size());
    return little(20, 2) + little(member.flags, 2) + little(member.method, 2) + little(0x5821'0000, 4) +
           little(static_cast<std::uint32_t>(sum), 4) + little(size, 4) + little(size, 4) +
           little(static_cast<std::uint32_t>(member.name.size()), 2) + little(0, 2);
}

} // namespace

Bytes zipOf(const std::vector<ZipMember>& members) {
    Bytes archive;
    Bytes directory;
    for (const ZipMember& each : members) {
        directory = directory + bytesOf("PK\1\2") + little(20, 2) + facts(each) + little(0, 2) + little(0, 2) +
                    little(0, 2) + little(0, 4) + little(static_cast<std::uint32_t>(archive.size()), 4) +
                    bytesOf(each.name);
        archive = archive + bytesOf("PK\3\4") + facts(each) + bytesOf(each.name) + each.bytes;
    }
    const auto count = static_cast<std::uint32_t>(members.size());
    const auto start = static_cast<std::uint32_t>(archive.size());
    return archive + directory + bytesOf("PK\5\6") + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(directory.size()), 4) + little(start, 4) + little(0, 2);
}

} // namespace studio::test
