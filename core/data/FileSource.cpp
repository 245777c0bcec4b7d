// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FileSource.hpp"

#include "core/base/Text.hpp"
#include "core/data/FilmFrames.hpp"
#include "core/data/FolderScan.hpp"

#include <array>
#include <cstdio>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

/// Runs `read` on a file; its errors become reasons without the file's name, which the list of rejected files has
/// already.
template<class Read>
auto withoutName(const fs::path& file, Read read) {
    try {
        return read();
    } catch (const Error& error) {
        const std::string prefix = displayText(file) + ": ";
        const std::string message = error.message();
        if (!message.starts_with(prefix))
            throw;
        throw Error(error.code(), message.substr(prefix.size()), error.hint());
    }
}

/// A file, or one frame of it.
struct Item {
    std::size_t file = 0;
    std::int64_t frame = 0;
};

class FileSource : public ImageSource {
public:
    FileSource(std::vector<ScannedFile> files, ScanNotes notes)
        : m_files(std::move(files)) {
        m_notes = std::move(notes);
        for (std::size_t i = 0; i < m_files.size(); ++i)
            for (std::int64_t frame = 0; frame < m_files[i].frames; frame += m_files[i].stride)
                m_items.push_back({i, frame});
    }

    std::int64_t size() const override { return static_cast<std::int64_t>(m_items.size()); }
    std::string label(std::int64_t item) const override { return at(item).label; }
    Part part(std::int64_t item) const override { return at(item).part; }

    std::string name(std::int64_t item) const override {
        const ScannedFile& file = at(item);
        return file.frames == 1 ? file.name : frameName(file, frameOf(item));
    }

    PictureFacts facts(std::int64_t item) const override {
        const ScannedFile& file = at(item);
        if (file.film)
            return {file.film->width, file.film->height, io::PixelKind::Colour};
        return withoutName(file.path, [&] {
            const io::ImageHeader header = io::readFileHeader(file.path);
            return PictureFacts{header.width, header.height, header.kind};
        });
    }

    std::size_t prepare(std::span<const std::int64_t> items, const std::stop_token& stop) override {
        constexpr std::size_t mostBytes = std::size_t{128} << 20;
        m_frames.clear();
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const ScannedFile& file = at(items[i]);
            if (file.film)
                bytes += m_frames.prepare(items[i], file.path, frameOf(items[i]), stop);
            if (bytes >= mostBytes)
                return i + 1;
        }
        return items.size();
    }

    io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const override {
        const ScannedFile& file = at(item);
        return withoutName(file.path, [&]() -> io::DecodedImage {
            if (file.film)
                return m_frames.at(item);
            io::DecodeOptions ofFrame = options;
            ofFrame.frame = frameOf(item);
            io::DecodedImage picture = io::readPicture(file.path, ofFrame);
            if (file.frames > 1)
                picture.remarks.frames = 1; // all of them are taken
            return picture;
        });
    }

private:
    const Item& itemAt(std::int64_t item) const { return m_items[static_cast<std::size_t>(item)]; }
    const ScannedFile& at(std::int64_t item) const { return m_files[itemAt(item).file]; }
    std::int64_t frameOf(std::int64_t item) const { return itemAt(item).frame; }

    std::vector<ScannedFile> m_files;
    std::vector<Item> m_items;
    FilmFrames m_frames;
};

} // namespace

std::string frameName(const ScannedFile& file, std::int64_t frame) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), file.film ? "#%06lld" : "#%lld", static_cast<long long>(frame + 1));
    return file.name + number.data();
}

std::unique_ptr<ImageSource> openFolder(const ScanRequest& request) {
    FolderScan scan = scanFolder(request);
    return std::make_unique<FileSource>(std::move(scan.files), std::move(scan.notes));
}

std::unique_ptr<ImageSource> openPicture(const ScanRequest& request) {
    FolderScan scan = scanFile(request);
    return std::make_unique<FileSource>(std::move(scan.files), std::move(scan.notes));
}

} // namespace studio::data
