// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArchiveSource.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/io/Archive.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

struct PackedPicture {
    std::int64_t position = 0; ///< number of the entry in the archive
    std::string name;          ///< bytes
    std::string label;
    PictureFacts facts;
    std::optional<std::string> reason; ///< why it cannot be used
};

bool isHidden(std::string_view name) {
    return name.starts_with('.') || name.starts_with("__MACOSX/") || name.find("/.") != std::string_view::npos ||
           name.find("/__MACOSX/") != std::string_view::npos;
}

/// The folder that holds every picture, with its slash, when there is more below it; else empty.
std::string commonRoot(const std::vector<PackedPicture>& pictures) {
    if (pictures.empty())
        return {};
    const std::string& first = pictures.front().name;
    const std::size_t slash = first.find('/');
    if (slash == std::string::npos)
        return {};
    const std::string root = first.substr(0, slash + 1);
    const bool common = std::ranges::all_of(pictures, [&](const auto& each) { return each.name.starts_with(root); });
    return common ? root : std::string{};
}

void setLabels(std::vector<PackedPicture>& pictures) {
    const std::string root = commonRoot(pictures);
    for (auto& picture : pictures) {
        const std::string_view below = std::string_view(picture.name).substr(root.size());
        const std::size_t slash = below.find('/');
        if (slash != std::string_view::npos)
            picture.label = validUtf8(below.substr(0, slash));
    }
}

/// Bytes of the pictures that stand in memory for decoding.
using Unpacked = std::map<std::int64_t, std::vector<std::byte>>;

class ArchiveSource : public ImageSource {
public:
    ArchiveSource(fs::path file, std::vector<PackedPicture> pictures, ScanNotes notes)
        : m_file(std::move(file))
        , m_pictures(std::move(pictures)) {
        m_notes = std::move(notes);
    }

    std::int64_t size() const override { return static_cast<std::int64_t>(m_pictures.size()); }
    std::string name(std::int64_t item) const override { return validUtf8(at(item).name); }
    std::string label(std::int64_t item) const override { return at(item).label; }

    PictureFacts facts(std::int64_t item) const override {
        if (at(item).reason)
            throw Error(ErrorCode::BadInput, *at(item).reason);
        return at(item).facts;
    }

    std::size_t prepare(std::span<const std::int64_t> items, const std::stop_token& stop) override {
        constexpr std::size_t mostBytes = std::size_t{64} << 20;
        m_unpacked.clear();
        if (!m_reader || at(items.front()).position < m_next) {
            m_reader = std::make_unique<io::ArchiveReader>(m_file, stop);
            m_next = 0;
        }
        std::size_t bytes = 0;
        std::size_t ready = 0;
        while (ready < items.size() && bytes < mostBytes) {
            auto& unpacked = m_unpacked[items[ready]];
            unpacked = unpack(at(items[ready]).position);
            bytes += unpacked.size();
            ++ready;
        }
        return ready;
    }

    io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const override {
        return io::decodePicture(m_unpacked.at(item), options, io::claimOf(at(item).name));
    }

private:
    const PackedPicture& at(std::int64_t item) const { return m_pictures[static_cast<std::size_t>(item)]; }

    std::vector<std::byte> unpack(std::int64_t position) {
        while (m_next <= position) {
            if (!m_reader->next())
                throw Error(ErrorCode::BadInput, displayText(m_file) + ": the archive changed while it was read");
            ++m_next;
        }
        return m_reader->read();
    }

    fs::path m_file;
    std::vector<PackedPicture> m_pictures;
    std::unique_ptr<io::ArchiveReader> m_reader;
    std::int64_t m_next = 0;
    Unpacked m_unpacked;
};

/// Reads an entry's header; whatever is wrong with this entry alone becomes its reason.
void examine(io::ArchiveReader& reader, PackedPicture& picture) {
    std::vector<std::byte> bytes;
    try {
        bytes = reader.read();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Corrupt)
            throw; // the archive as a whole
        picture.reason = error.message();
        return;
    }
    try {
        const io::ImageHeader header = io::readImageHeader(bytes, io::claimOf(picture.name));
        picture.facts = {header.width, header.height, header.kind};
    } catch (const Error& error) {
        picture.reason = error.message();
    }
}

} // namespace

bool isArchive(const fs::path& source) {
    std::string name = source.filename().native();
    std::ranges::transform(name, name.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    constexpr std::array<std::string_view, 10> endings{".zip",  ".tar",    ".tar.gz", ".tgz",     ".tar.bz2",
                                                       ".tbz2", ".tar.xz", ".txz",    ".tar.zst", ".tzst"};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

std::unique_ptr<ImageSource> openArchive(const ScanRequest& request) {
    io::ArchiveReader reader(request.source, request.stop);
    ScanNotes notes;
    std::vector<PackedPicture> pictures;
    std::int64_t position = 0;
    for (auto entry = reader.next(); entry; entry = reader.next(), ++position) {
        report(request.progress, STUDIO_TR("Looking for pictures"), position, 0);
        if (!entry->refused.empty()) {
            notes.rejected.push_back({itemPath(request.source, validUtf8(entry->name)), entry->refused});
        } else if (isHidden(entry->name) || io::claimOf(entry->name) == io::NameClaim::None) {
            ++notes.ignored;
        } else {
            pictures.push_back({position, std::move(entry->name), {}, {}, {}});
            examine(reader, pictures.back());
        }
    }
    setLabels(pictures);
    return std::make_unique<ArchiveSource>(request.source, std::move(pictures), std::move(notes));
}

} // namespace studio::data
