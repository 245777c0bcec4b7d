// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FolderScan.hpp"

#include "core/base/Parallel.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/FileKinds.hpp"
#include "core/data/FilmFrames.hpp"
#include "core/data/FolderWalk.hpp"
#include "core/data/NameEncoding.hpp"
#include "core/data/PassedOver.hpp"
#include "core/data/ScanNotes.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/MappedFile.hpp"

#include <algorithm>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

/// By its name or, failing that, by its first bytes. What cannot be read is judged when it is read.
FileKind kindOf(const FoundFile& file) {
    const FileKind byName = kindByName(file.path);
    if (byName != FileKind::Unknown)
        return byName;
    if (file.size == 0)
        return FileKind::Other;
    try {
        return kindByHead(file.path, io::readHead(file.path, kindHeadBytes));
    } catch (const Error&) {
        return FileKind::Other;
    }
}

/// Files of several pictures are of these formats; JPEG only as MPO, which few cameras write.
bool mayHoldFrames(const fs::path& file) {
    try {
        constexpr std::size_t signature = 64;
        const auto format = io::formatOf(io::readHead(file, signature));
        return format != io::ImageFormat::None && format != io::ImageFormat::Bmp && format != io::ImageFormat::Netpbm;
    } catch (const Error&) {
        return false;
    }
}

class Scanner {
public:
    explicit Scanner(const ScanRequest& request)
        : m_request(request) {}

    FolderScan folder() {
        FolderContents contents = walkFolder(m_request.source, m_request.stop, m_request.progress);
        notes().rejected = std::move(contents.rejected);
        notes().notices = std::move(contents.notices);
        notes().ignored = contents.hidden;
        notes().leftovers = contents.leftovers;
        for (FoundFile& file : contents.files)
            sortIn(std::move(file));
        takeFilms();
        decodeNames();
        setLabels();
        countFrames();
        if (m_scan.files.empty() && contents.projects > 0 && notes().rejected.empty())
            throw Error(ErrorCode::BadInput,
                        displayText(m_request.source) +
                            ": holds projects of Latent Studio, but no pictures beside them",
                        "Open the project, or name the folder that its pictures came from.");
        say(m_passed.sentences());
        return std::move(m_scan);
    }

    FolderScan file() {
        const fs::path& path = m_request.source;
        const std::string name = displayText(path.filename());
        const FoundFile found{path, path.filename().native(), fs::file_size(path), 0};
        const auto head = io::readHead(path, kindHeadBytes);
        if (const char* foreign = foreignArchive(head))
            throw Error(ErrorCode::BadInput, displayText(path) + ": is " + foreign + ", which is not read",
                        STUDIO_TR("Unpack it and drop the folder."));
        const FileKind kind = kindOf(found);
        if (kind == FileKind::Picture)
            m_scan.files.push_back({path, name, {}, {}, 1, 1, {}});
        else if (kind == FileKind::Film)
            addFilm(path, name);
        else
            notes().ignored = 1;
        countFrames();
        return std::move(m_scan);
    }

private:
    ScanNotes& notes() { return m_scan.notes; }
    void say(std::vector<std::string> sentences) { addNotices(notes(), std::move(sentences)); }

    void sortIn(FoundFile file) {
        throwIfStopped(m_request.stop);
        constexpr std::int64_t every = 1000;
        if (++m_seen % every == 0)
            report(m_request.progress, STUDIO_TR("Looking for pictures"), m_seen, 0);
        switch (kindOf(file)) {
        case FileKind::Picture:
            m_scan.files.push_back({std::move(file.path), std::move(file.relative), {}, {}, 1, 1, {}});
            return;
        case FileKind::Film:
            m_films.push_back(std::move(file));
            return;
        case FileKind::Table:
            m_tables.push_back(std::move(file));
            break;
        case FileKind::Archive:
            m_passed.archive(validUtf8(file.relative));
            break;
        case FileKind::Other:
        case FileKind::Unknown:
            break;
        }
        ++notes().ignored;
    }

    void takeFilms() {
        const bool wanted = m_scan.files.empty() || m_request.options.every > 0;
        for (const FoundFile& film : m_films) {
            if (wanted) {
                addFilm(film.path, film.relative);
                continue;
            }
            m_passed.film(validUtf8(film.relative));
            ++notes().ignored;
        }
        std::ranges::sort(m_scan.files, {}, &ScannedFile::name);
    }

    void addFilm(const fs::path& path, const std::string& name) {
        report(m_request.progress, STUDIO_TR("Looking for pictures"), m_seen, 0);
        try {
            io::FilmReader reader(path);
            const io::FilmFacts facts = reader.facts(m_request.stop);
            const std::int64_t stride = frameStride(facts.frames, m_request.options.every);
            m_scan.files.push_back({path, name, {}, {}, facts.frames, stride, facts});
            if (stride > 1)
                say({validUtf8(name) + ": one of every " + std::to_string(stride) + " of its " +
                     std::to_string(facts.frames) + " frames is taken (--every N chooses)"});
        } catch (const Error& error) {
            const std::string prefix = displayText(path) + ": ";
            const std::string message = error.message();
            notes().rejected.push_back(
                {displayText(path), message.starts_with(prefix) ? message.substr(prefix.size()) : message});
        }
    }

    /// Names become text, in one encoding for all.
    void decodeNames() {
        std::vector<std::string> names;
        for (const auto& file : m_scan.files)
            names.push_back(file.name);
        for (const auto& table : m_tables)
            names.push_back(table.relative);
        NameDecoder decoder(names);
        for (auto& file : m_scan.files)
            file.name = decoder.decode(file.name);
        for (auto& table : m_tables)
            table.relative = decoder.decode(table.relative);
        say({decoder.sentence()});
    }

    std::vector<TableFile> readTables() {
        std::vector<TableFile> tables;
        TableBudget budget;
        for (const FoundFile& file : m_tables) {
            throwIfStopped(m_request.stop);
            const auto answer = budget.ask(file.relative, file.size);
            if (answer == TableBudget::Answer::TooLarge)
                say({file.relative + " is too large for a table of labels and was not read"});
            if (answer != TableBudget::Answer::Read)
                continue;
            try {
                tables.push_back({file.relative, io::readText(file.path)});
            } catch (const Error& error) {
                notes().rejected.push_back({displayText(file.path), error.message()});
            }
        }
        if (budget.tooManyJson())
            std::erase_if(tables, [](const auto& table) { return TableBudget::isJson(table.name); });
        return tables;
    }

    void setLabels() {
        const bool tablesMatter = m_request.options.labels != "none" && m_request.options.labels != "folders";
        labelPictures(m_scan.files, tablesMatter ? readTables() : std::vector<TableFile>{}, m_request.options, notes());
    }

    void countFrames() {
        if (m_request.options.frames != FrameChoice::All)
            return;
        constexpr int most = 100'000; // in one file
        auto& files = m_scan.files;
        parallelFor(static_cast<std::int64_t>(files.size()), m_request.stop, [&](std::int64_t i) {
            ScannedFile& file = files[static_cast<std::size_t>(i)];
            if (file.film || !mayHoldFrames(file.path))
                return;
            try {
                file.frames = std::clamp(io::frameCount(io::MappedFile(file.path).bytes()), 1, most);
            } catch (const Error&) { // said when its header is read
            }
        });
    }

    const ScanRequest& m_request;
    FolderScan m_scan;
    std::vector<FoundFile> m_films;
    std::vector<FoundFile> m_tables;
    PassedOver m_passed;
    std::int64_t m_seen = 0;
};

} // namespace

FolderScan scanFolder(const ScanRequest& request) {
    return Scanner(request).folder();
}

FolderScan scanFile(const ScanRequest& request) {
    return Scanner(request).file();
}

} // namespace studio::data
