// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArchiveSource.hpp"

#include "core/base/Text.hpp"
#include "core/data/ArchiveScan.hpp"
#include "core/data/FileKinds.hpp"
#include "core/io/Archive.hpp"
#include "core/io/AtomicFile.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

/// A picture file, or one frame of it.
struct Item {
    std::size_t picture = 0;
    std::int64_t frame = 0;
};

/// Bytes of the picture files that stand in memory for decoding, by their number.
using Unpacked = std::map<std::size_t, std::vector<std::byte>>;

class ArchiveSource : public ImageSource {
public:
    ArchiveSource(fs::path file, ArchiveScan scan)
        : m_file(std::move(file))
        , m_pictures(std::move(scan.pictures)) {
        m_notes = std::move(scan.notes);
        for (std::size_t i = 0; i < m_pictures.size(); ++i)
            for (std::int64_t frame = 0; frame < m_pictures[i].frames; ++frame)
                m_items.push_back({i, frame});
    }

    std::int64_t size() const override { return static_cast<std::int64_t>(m_items.size()); }
    std::string label(std::int64_t item) const override { return at(item).label; }
    Part part(std::int64_t item) const override { return at(item).part; }

    std::string name(std::int64_t item) const override {
        const PackedPicture& picture = at(item);
        return picture.frames == 1 ? picture.name : picture.name + "#" + std::to_string(itemAt(item).frame + 1);
    }

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
            const auto [entry, isNew] = m_unpacked.try_emplace(itemAt(items[ready]).picture);
            if (isNew)
                entry->second = unpack(at(items[ready]).position);
            bytes += isNew ? entry->second.size() : 0;
            ++ready;
        }
        return ready;
    }

    io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const override {
        const PackedPicture& picture = at(item);
        io::DecodeOptions ofFrame = options;
        ofFrame.frame = itemAt(item).frame;
        io::DecodedImage decoded =
            io::decodePicture(m_unpacked.at(itemAt(item).picture), ofFrame, io::claimOf(picture.name));
        if (picture.frames > 1)
            decoded.remarks.frames = 1; // all of them are taken
        return decoded;
    }

private:
    const Item& itemAt(std::int64_t item) const { return m_items[static_cast<std::size_t>(item)]; }
    const PackedPicture& at(std::int64_t item) const { return m_pictures[itemAt(item).picture]; }

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
    std::vector<Item> m_items;
    std::unique_ptr<io::ArchiveReader> m_reader;
    std::int64_t m_next = 0;
    Unpacked m_unpacked;
};

} // namespace

bool isArchive(const fs::path& source) {
    std::string name = source.filename().native();
    std::ranges::transform(name, name.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    constexpr std::array<std::string_view, 10> endings{".zip",  ".tar",    ".tar.gz", ".tgz",     ".tar.bz2",
                                                       ".tbz2", ".tar.xz", ".txz",    ".tar.zst", ".tzst"};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool isArchiveByContent(const fs::path& source) {
    const auto head = io::readHead(source, kindHeadBytes);
    if (isZipOrTarHead(head))
        return true;
    if (!isPackedHead(head))
        return false;
    try {
        return io::ArchiveReader(source).next().has_value();
    } catch (const Error&) {
        return false;
    }
}

std::unique_ptr<ImageSource> openArchive(const ScanRequest& request) {
    return std::make_unique<ArchiveSource>(request.source, scanArchive(request));
}

} // namespace studio::data
