// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Archive.hpp"
#include "core/io/ZipDirectory.hpp"
#include "tests/fuzz/Expect.hpp"
#include "tests/fuzz/Scratch.hpp"

#include <algorithm>

namespace studio::fuzz {

namespace {

/// What is unpacked of an archive, tight enough for the limits to be met.
constexpr io::ArchiveLimits limits{
    .totalBytes = 1 << 20, .entryBytes = 1 << 18, .entries = 64, .ratio = 200, .ratioFreeBytes = 1 << 16};

void readArchive(const std::filesystem::path& file) {
    io::ArchiveReader reader(file, {}, limits);
    while (const auto entry = reader.next()) {
        if (!entry->refused.empty())
            continue;
        attempt([&] {
            const auto seen = reader.peek(16);
            const std::vector<std::byte> head(seen.begin(), seen.end());
            const std::vector<std::byte> all = reader.read();
            expect(all.size() <= limits.entryBytes, "an entry keeps to its limit");
            expect(head.size() <= all.size() && std::equal(head.begin(), head.end(), all.begin()),
                   "an entry begins as it was seen to");
        });
    }
}

} // namespace

void zip(Input input) {
    constexpr std::size_t most = 4096;
    attempt([&] {
        for (const io::ZipMember& each : io::readZipDirectory(input, "input"))
            if (each.refused.empty())
                attempt([&] { expect(io::headOf(each, most, "input").size() <= most, "a head is as long as asked"); });
    });
    readArchive(scratchFile("input.zip", input));
}

} // namespace studio::fuzz
