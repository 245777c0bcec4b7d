// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Archive.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Text.hpp"
#include "core/io/FileHandle.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <locale.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

namespace studio::io {

namespace {

struct CloseArchive {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

/// libarchive converts names by the locale of the thread, and in the "C" locale turns every letter beyond ASCII into
/// "?".
class Utf8Locale {
public:
    Utf8Locale()
        : m_locale(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (m_locale != nullptr)
            m_before = ::uselocale(m_locale);
    }
    ~Utf8Locale() {
        if (m_locale == nullptr)
            return;
        ::uselocale(m_before);
        ::freelocale(m_locale);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t m_locale;
    locale_t m_before = nullptr;
};

/// The name as bytes; where the archive says its encoding, as UTF-8.
std::string nameOf(archive_entry* entry) {
    if (const char* name = archive_entry_pathname(entry))
        return name;
    if (const char* name = archive_entry_pathname_utf8(entry))
        return name;
    return {};
}

/// Why the data of an entry cannot be had, from libarchive's words.
std::string dataReason(const char* words) {
    const std::string_view text = words != nullptr ? words : "";
    if (text.find("nsupported") == std::string_view::npos)
        return "damaged: its data in the archive cannot be unpacked";
    const std::size_t open = text.rfind('(');
    std::string method(open == std::string_view::npos ? text : text.substr(open + 1, text.rfind(')') - open - 1));
    if (const std::size_t colon = method.find(": "); colon != std::string::npos)
        method = method.substr(colon + 2) + " (number " + method.substr(0, colon) + ")";
    return "uses the compression method " + method + ", which is not supported: unpack the archive and drop the folder";
}

/// An absolute name, or one with a step up. Nothing is unpacked to disk, but such a name is never an accident.
bool leadsOutside(std::string_view name) {
    if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':'))
        return true;
    while (!name.empty()) {
        const std::size_t end = name.find_first_of("/\\");
        if (name.substr(0, end) == "..")
            return true;
        if (end == std::string_view::npos)
            break;
        name.remove_prefix(end + 1);
    }
    return false;
}

std::string refusalOf(archive_entry* entry, const std::string& name) {
    if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK)
        return "a link in an archive";
    if (archive_entry_filetype(entry) != AE_IFREG)
        return "a device or FIFO in an archive";
    if (name.empty())
        return "an entry whose name cannot be read";
    if (leadsOutside(name))
        return "its path leads outside the archive";
    if (archive_entry_is_encrypted(entry) != 0)
        return "encrypted: unpack the archive with its password first";
    return {};
}

} // namespace

struct ArchiveReader::State {
    std::string source;
    std::stop_token stop;
    ArchiveLimits limits;
    OpenFile file;
    std::unique_ptr<archive, CloseArchive> reader;
    std::uint64_t unpacked = 0;
    std::uint64_t entries = 0;
    std::int64_t claimedSize = -1; ///< of the current entry, when its header says it
    bool pending = false;          ///< the current entry's data has not been read to its end
    std::vector<std::byte> begun;  ///< what peek() has read of it
    bool whole = false;            ///< and that is all of it
    bool lost = false;             ///< libarchive does not go on after the current entry's data, but the zip does
    int losses = 0;

    [[noreturn]] void refuse(const std::string& reason) const {
        throw Error(ErrorCode::BadInput, source + ": " + reason, "Pack the pictures again, or unpack them yourself.");
    }

    [[noreturn]] void refuseDamaged() const {
        const char* text = archive_error_string(reader.get());
        refuse(std::string("truncated or damaged archive") + (text != nullptr ? std::string(" (") + text + ")" : ""));
    }

    void open() {
        reader.reset(archive_read_new());
        if (!reader)
            throw Error(ErrorCode::OutOfMemory, source + ": no memory to read the archive");
        archive_read_support_format_zip(reader.get());
        archive_read_support_format_tar(reader.get());
        archive_read_support_filter_gzip(reader.get());
        archive_read_support_filter_bzip2(reader.get());
        archive_read_support_filter_xz(reader.get());
        archive_read_support_filter_zstd(reader.get());
        constexpr std::size_t blockBytes = 128 * 1024;
        ::lseek(file.handle.get(), 0, SEEK_SET);
        if (archive_read_open_fd(reader.get(), file.handle.get(), blockBytes) != ARCHIVE_OK)
            refuseDamaged();
    }

    /// Whether the directory at a zip's end is there, so that what comes after a damaged entry can be found.
    bool hasDirectory() const {
        constexpr std::uint64_t most = 22 + 65535; // its last record with the longest comment
        const std::uint64_t length = std::min(most, file.size);
        std::string tail(static_cast<std::size_t>(length), '\0');
        const auto read = ::pread(file.handle.get(), tail.data(), tail.size(), static_cast<off_t>(file.size - length));
        return read == static_cast<ssize_t>(tail.size()) && tail.find("PK\5\6") != std::string::npos;
    }

    /// Goes back to the current entry, without its data.
    void recover() {
        constexpr int mostLosses = 100; // each costs a walk through the directory
        if (++losses > mostLosses)
            refuse("more than " + std::to_string(mostLosses) + " of its entries are damaged");
        open();
        for (std::uint64_t i = 0; i < entries; ++i) {
            throwIfStopped(stop);
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(reader.get(), &entry);
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
                refuseDamaged();
        }
        lost = false;
    }

    void count(std::uint64_t bytes) {
        unpacked += bytes;
        const bool outOfProportion = unpacked > limits.ratioFreeBytes && unpacked / limits.ratio > file.size;
        if (unpacked > limits.totalBytes || outOfProportion)
            refuse("unpacks to far more than its size; refused as an archive bomb");
    }

    /// The next piece of the current entry, or an empty one at its end. Throws Error(Corrupt) when the entry is
    /// damaged.
    struct Piece {
        std::span<const std::byte> bytes;
        std::uint64_t offset = 0;
        bool ended = false;
    };
    Piece nextPiece() {
        throwIfStopped(stop);
        const void* block = nullptr;
        std::size_t length = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(reader.get(), &block, &length, &offset);
        if (status == ARCHIVE_EOF)
            return {{}, 0, true};
        if (status == ARCHIVE_FATAL) {
            lost = isZip() && hasDirectory();
            if (!lost)
                refuseDamaged();
        }
        if (status != ARCHIVE_OK)
            throw Error(ErrorCode::Corrupt, dataReason(archive_error_string(reader.get())));
        count(length);
        return {{static_cast<const std::byte*>(block), length}, static_cast<std::uint64_t>(offset), false};
    }

    bool isZip() const { return (archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP; }

    void requireSize(std::uint64_t size) const {
        if (size > limits.entryBytes)
            throw Error(ErrorCode::Corrupt, "larger than " + std::to_string(limits.entryBytes >> 20) +
                                                " MiB unpacked, the limit for one file");
    }

    /// Adds the next piece of the current entry to what is begun.
    void readPiece() {
        const Piece piece = nextPiece();
        if (piece.ended) {
            whole = true;
            return;
        }
        requireSize(piece.offset + piece.bytes.size());
        begun.resize(static_cast<std::size_t>(piece.offset)); // sparse tar entries leave zeros out
        begun.insert(begun.end(), piece.bytes.begin(), piece.bytes.end());
    }

    /// Passes over the rest of the current entry. A zip knows where the next one is; anything else has to be unpacked,
    /// and that by us, so that stops and bombs are noticed.
    void skip() {
        begun.clear();
        whole = false;
        if (!pending)
            return;
        pending = false;
        if (lost)
            recover();
        if (isZip()) {
            if (archive_read_data_skip(reader.get()) == ARCHIVE_FATAL)
                refuseDamaged();
            return;
        }
        try {
            while (!nextPiece().ended) {
            }
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Corrupt)
                throw;
        }
    }
};

ArchiveReader::ArchiveReader(const std::filesystem::path& file, std::stop_token stop, const ArchiveLimits& limits)
    : m_state(std::make_unique<State>()) {
    m_state->source = displayText(file);
    m_state->stop = std::move(stop);
    m_state->limits = limits;
    m_state->file = openRegular(file);
    if (m_state->file.size == 0)
        m_state->refuse("empty file");
    m_state->open();
}

ArchiveReader::~ArchiveReader() = default;

bool ArchiveReader::isZip() const noexcept {
    return m_state->isZip();
}

std::optional<ArchiveEntry> ArchiveReader::next() {
    State& state = *m_state;
    const Utf8Locale locale;
    for (;;) {
        throwIfStopped(state.stop);
        state.skip();
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(state.reader.get(), &entry);
        if (status == ARCHIVE_EOF)
            return std::nullopt;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            state.refuseDamaged();
        if (++state.entries > state.limits.entries)
            state.refuse("holds more than " + std::to_string(state.limits.entries) + " entries");
        state.pending = true;
        const bool linked = archive_entry_hardlink(entry) != nullptr;
        if (!linked && archive_entry_filetype(entry) == AE_IFDIR)
            continue;
        state.claimedSize = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : -1;
        ArchiveEntry result{nameOf(entry), {}};
        result.refused = refusalOf(entry, result.name);
        return result;
    }
}

std::vector<std::byte> ArchiveReader::read() {
    State& state = *m_state;
    if (state.claimedSize > 0)
        state.requireSize(static_cast<std::uint64_t>(state.claimedSize));
    while (!state.whole)
        state.readPiece();
    state.pending = false;
    std::vector<std::byte> bytes = std::exchange(state.begun, {});
    if (state.claimedSize >= 0 && bytes.size() != static_cast<std::uint64_t>(state.claimedSize))
        throw Error(ErrorCode::Corrupt, "damaged: shorter than the archive claims");
    return bytes;
}

std::span<const std::byte> ArchiveReader::peek(std::size_t count) {
    State& state = *m_state;
    while (!state.whole && state.begun.size() < count)
        state.readPiece();
    return state.begun;
}

} // namespace studio::io
