// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FileSource.hpp"

#include "core/base/Text.hpp"
#include "core/data/FolderWalk.hpp"
#include "core/io/AtomicFile.hpp"

#include <string_view>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

struct PictureFile {
    fs::path path;
    std::string name;
    std::string label;
};

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

class FileSource : public ImageSource {
public:
    FileSource(std::vector<PictureFile> files, ScanNotes notes)
        : m_files(std::move(files)) {
        m_notes = std::move(notes);
    }

    std::int64_t size() const override { return static_cast<std::int64_t>(m_files.size()); }
    std::string name(std::int64_t item) const override { return at(item).name; }
    std::string label(std::int64_t item) const override { return at(item).label; }

    PictureFacts facts(std::int64_t item) const override {
        const fs::path& file = at(item).path;
        return withoutName(file, [&] {
            const io::ImageHeader header = io::readFileHeader(file);
            return PictureFacts{header.width, header.height, header.kind};
        });
    }

    io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const override {
        const fs::path& file = at(item).path;
        return withoutName(file, [&] { return io::readPicture(file, options); });
    }

private:
    const PictureFile& at(std::int64_t item) const { return m_files[static_cast<std::size_t>(item)]; }

    std::vector<PictureFile> m_files;
};

/// Whether a file claims to be a picture, by its name or, failing that, by its first bytes.
bool claimsToBePicture(const FoundFile& file) {
    if (io::claimOf(file.path) != io::NameClaim::None)
        return true;
    if (file.size == 0)
        return false;
    try {
        constexpr std::size_t signature = 16;
        return io::formatOf(io::readHead(file.path, signature)) != io::ImageFormat::None;
    } catch (const Error&) {
        return false;
    }
}

std::string firstFolder(const std::string& relative) {
    const std::size_t slash = relative.find('/');
    return slash == std::string::npos ? std::string{} : validUtf8(std::string_view(relative).substr(0, slash));
}

} // namespace

std::unique_ptr<ImageSource> openFolder(const ScanRequest& request) {
    FolderContents contents = walkFolder(request.source, request.stop, request.progress);
    ScanNotes notes;
    notes.rejected = std::move(contents.rejected);
    notes.notices = std::move(contents.notices);
    notes.ignored = contents.hidden;
    std::vector<PictureFile> files;
    for (auto& file : contents.files) {
        throwIfStopped(request.stop);
        if (!claimsToBePicture(file)) {
            ++notes.ignored;
            continue;
        }
        files.push_back({std::move(file.path), validUtf8(file.relative), firstFolder(file.relative)});
    }
    return std::make_unique<FileSource>(std::move(files), std::move(notes));
}

std::unique_ptr<ImageSource> openPicture(const ScanRequest& request) {
    const fs::path& file = request.source;
    ScanNotes notes;
    std::vector<PictureFile> files;
    if (claimsToBePicture({file, {}, fs::file_size(file), 0}))
        files.push_back({file, displayText(file.filename()), {}});
    else
        notes.ignored = 1;
    return std::make_unique<FileSource>(std::move(files), std::move(notes));
}

} // namespace studio::data
