// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArchiveScan.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/FileKinds.hpp"
#include "core/data/NameEncoding.hpp"
#include "core/data/PackedPaths.hpp"
#include "core/data/PassedOver.hpp"
#include "core/data/ProjectMark.hpp"
#include "core/data/ScanNotes.hpp"
#include "core/io/Archive.hpp"

#include <algorithm>
#include <string_view>

namespace studio::data {

namespace {

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

class Scanner {
public:
    explicit Scanner(const ScanRequest& request)
        : m_request(request)
        , m_reader(request.source, request.stop) {}

    ArchiveScan run() {
        std::int64_t position = 0;
        for (auto entry = m_reader.next(); entry; entry = m_reader.next(), ++position) {
            report(m_request.progress, STUDIO_TR("Looking for pictures"), position, 0);
            if (!entry->refused.empty())
                m_refused.push_back({entry->name, entry->refused});
            else if (const auto path = m_paths.accept(isAscii(entry->name) ? withSlashes(entry->name) : entry->name))
                take(position, *path);
        }
        notes().ignored += m_paths.hidden();
        notes().leftovers = m_paths.leftovers().total();
        say({m_paths.leftovers().sentence()});
        dropProjects();
        decodeNames();
        labelPictures(m_scan.pictures, m_tables, m_request.options, notes());
        say(m_passed.sentences());
        return std::move(m_scan);
    }

private:
    ScanNotes& notes() { return m_scan.notes; }
    void say(std::vector<std::string> sentences) { addNotices(notes(), std::move(sentences)); }

    void take(std::int64_t position, const std::string& path) {
        switch (kindOf(path)) {
        case FileKind::Picture:
            m_scan.pictures.push_back({position, path, {}, {}, {}, 1, {}});
            examine(m_scan.pictures.back());
            return;
        case FileKind::Table:
            if (path.ends_with("project.json") && isProjectText(textOf(peeked())))
                m_paths.addProject(path);
            else
                readTable(path);
            break;
        case FileKind::Archive:
            m_passed.archive(validUtf8(path));
            break;
        case FileKind::Film:
            m_passed.packedFilm(validUtf8(path));
            break;
        case FileKind::Other:
        case FileKind::Unknown:
            break;
        }
        ++notes().ignored;
    }

    /// The beginning of the current entry; nothing of one that cannot be unpacked.
    std::span<const std::byte> peeked(std::size_t count = kindHeadBytes) {
        try {
            return m_reader.peek(count);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Corrupt)
                throw; // the archive as a whole
            return {};
        }
    }

    FileKind kindOf(const std::string& path) {
        const FileKind byName = kindByName(path);
        return byName != FileKind::Unknown ? byName : kindByHead(path, peeked());
    }

    /// Reads an entry's header; whatever is wrong with this entry alone becomes its reason.
    void examine(PackedPicture& picture) {
        std::vector<std::byte> bytes;
        try {
            bytes = m_reader.read();
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Corrupt)
                throw;
            picture.reason = error.message();
            return;
        }
        try {
            const io::ImageHeader header = io::readImageHeader(bytes, io::claimOf(picture.name));
            picture.facts = {header.width, header.height, header.kind};
            constexpr int most = 100'000; // in one file
            if (m_request.options.frames == FrameChoice::All)
                picture.frames = std::clamp(io::frameCount(bytes), 1, most);
        } catch (const Error& error) {
            picture.reason = error.message();
        }
    }

    void readTable(const std::string& path) {
        const std::string& labels = m_request.options.labels;
        if (labels == "none" || labels == "folders")
            return;
        const auto answer = m_budget.ask(path, peeked(TableBudget::largest + 1).size());
        if (answer == TableBudget::Answer::TooLarge)
            say({validUtf8(path) + " is too large for a table of labels and was not read"});
        if (answer != TableBudget::Answer::Read)
            return;
        try {
            const auto bytes = m_reader.read();
            m_tables.push_back({path, std::string(textOf(bytes))});
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Corrupt)
                throw;
            notes().rejected.push_back({itemPath(m_request.source, validUtf8(path)), error.message()});
        }
    }

    /// What lies in a project of ours is no data, and only at the end of an archive is it known where they are.
    void dropProjects() {
        const std::set<std::string> projects = m_paths.projects();
        const auto inside = [&](const std::string& path) {
            return std::ranges::any_of(projects, [&](const auto& folder) { return path.starts_with(folder); });
        };
        const std::size_t before = m_scan.pictures.size();
        std::erase_if(m_scan.pictures, [&](const auto& picture) { return inside(picture.name); });
        std::erase_if(m_tables, [&](const auto& table) {
            return inside(table.name) || (m_budget.tooManyJson() && TableBudget::isJson(table.name));
        });
        notes().ignored += static_cast<std::int64_t>(before - m_scan.pictures.size());
        if (!projects.empty() && m_scan.pictures.empty())
            throw Error(ErrorCode::BadInput,
                        displayText(m_request.source) + ": holds a project of Latent Studio, not pictures",
                        STUDIO_TR("Unpack it and open the project."));
        for (const std::string& folder : projects)
            say({validUtf8(folder) + " is a project of Latent Studio; what lies in it was passed over"});
    }

    /// Names become text, in one encoding for all.
    void decodeNames() {
        std::vector<std::string> names;
        for (const auto& picture : m_scan.pictures)
            names.push_back(picture.name);
        for (const auto& table : m_tables)
            names.push_back(table.name);
        for (const auto& refused : m_refused)
            names.push_back(refused.path);
        NameDecoder decoder(names);
        for (auto& picture : m_scan.pictures)
            picture.name = withSlashes(decoder.decode(picture.name));
        for (auto& table : m_tables)
            table.name = withSlashes(decoder.decode(table.name));
        for (auto& refused : m_refused)
            notes().rejected.push_back({itemPath(m_request.source, decoder.decode(refused.path)), refused.reason});
        say({decoder.sentence()});
    }

    /// Old programs for Windows wrote "\" between the steps of names in zip archives. Only as text can it be told from
    /// the second byte of a Japanese character.
    std::string withSlashes(std::string name) const {
        if (m_reader.isZip() && name.find('/') == std::string::npos)
            std::ranges::replace(name, '\\', '/');
        return name;
    }

    const ScanRequest& m_request;
    io::ArchiveReader m_reader;
    ArchiveScan m_scan;
    PackedPaths m_paths;
    PassedOver m_passed;
    std::vector<RejectedFile> m_refused; ///< names as bytes
    std::vector<TableFile> m_tables;
    TableBudget m_budget;
};

} // namespace

ArchiveScan scanArchive(const ScanRequest& request) {
    return Scanner(request).run();
}

} // namespace studio::data
