// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/SourceSummary.hpp"

#include "core/data/ArrayFolder.hpp"
#include "core/data/FileKinds.hpp"
#include "core/data/FolderWalk.hpp"
#include "core/data/Shapes.hpp"
#include "core/io/Sha256.hpp"

#include <system_error>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

void add(io::Sha256& hash, const std::string& name, std::uint64_t size, std::int64_t modified) {
    std::string line = name;
    line += '\0'; // the one byte that no file name contains
    line += std::to_string(size) + " " + std::to_string(modified) + "\n";
    hash.update(std::as_bytes(std::span(line)));
}

bool mayMatter(const fs::path& file) {
    const FileKind kind = kindByName(file);
    return kind == FileKind::Picture || kind == FileKind::Film || kind == FileKind::Table || !file.has_extension() ||
           file.extension() == ".gz" || isArrayName(file);
}

} // namespace

std::string sourceSummary(const fs::path& source, const std::stop_token& stop) {
    if (shapesCount(source))
        return "built in";
    io::Sha256 hash;
    std::error_code error;
    if (fs::is_directory(source, error)) {
        for (const FoundFile& file : walkFolder(source, stop, {}).files)
            if (mayMatter(file.path))
                add(hash, file.relative, file.size, file.modified);
        return hash.hex();
    }
    const auto size = fs::file_size(source, error);
    if (error)
        return {};
    const auto modified = fs::last_write_time(source, error);
    add(hash, source.filename().native(), size, modified.time_since_epoch().count());
    return hash.hex();
}

} // namespace studio::data
