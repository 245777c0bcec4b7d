// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FileKinds.hpp"

#include "core/data/ArchiveSource.hpp"
#include "core/data/TableText.hpp"
#include "core/io/FilmReader.hpp"
#include "core/io/ImageHeader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace studio::data {

namespace {

bool begins(std::span<const std::byte> head, std::size_t offset, std::string_view text) {
    if (head.size() < offset + text.size())
        return false;
    return std::ranges::equal(head.subspan(offset, text.size()), text, {}, {},
                              [](char letter) { return static_cast<std::byte>(letter); });
}

bool endsAsForeignArchive(const std::filesystem::path& file) {
    std::string ending = file.extension().native();
    std::ranges::transform(ending, ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    constexpr std::array<std::string_view, 8> endings{".rar", ".7z", ".cab", ".lzh", ".arj", ".iso", ".cbz", ".cbr"};
    return std::ranges::find(endings, ending) != endings.end();
}

} // namespace

FileKind kindByName(const std::filesystem::path& file) {
    if (io::claimOf(file) != io::NameClaim::None)
        return FileKind::Picture;
    if (io::claimsToBeFilm(file))
        return FileKind::Film;
    if (mayBeTable(file))
        return FileKind::Table;
    return isArchive(file) || endsAsForeignArchive(file) ? FileKind::Archive : FileKind::Unknown;
}

FileKind kindByHead(const std::filesystem::path& file, std::span<const std::byte> head) {
    if (io::formatOf(head) != io::ImageFormat::None)
        return FileKind::Picture;
    // With an ending of its own it is a document or a program that happens to be packed.
    const bool archive = !file.has_extension() && (isZipOrTarHead(head) || foreignArchive(head) != nullptr);
    return archive ? FileKind::Archive : FileKind::Other;
}

const char* foreignArchive(std::span<const std::byte> head) {
    if (begins(head, 0, "Rar!\x1A\x07"))
        return "a RAR archive";
    if (begins(head, 0, "7z\xBC\xAF\x27\x1C"))
        return "a 7-Zip archive";
    if (begins(head, 0, "MSCF"))
        return "a Windows cabinet";
    if (begins(head, 2, "-lh"))
        return "an LHA archive";
    return nullptr;
}

bool isZipOrTarHead(std::span<const std::byte> head) {
    return begins(head, 0, "PK\x03\x04") || begins(head, 0, "PK\x05\x06") || begins(head, 257, "ustar");
}

bool isPackedHead(std::span<const std::byte> head) {
    return begins(head, 0, "\x1F\x8B") || begins(head, 0, "BZh") ||
           begins(head, 0,
                  "\xFD"
                  "7zXZ") ||
           begins(head, 0, "\x28\xB5\x2F\xFD");
}

} // namespace studio::data
