// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HashedWriter.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/FileHandle.hpp"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace studio::io {

namespace {

constexpr std::size_t gatheredBytes = std::size_t{1} << 20;

} // namespace

HashedWriter::HashedWriter(std::filesystem::path file, FileSystem& files)
    : m_writer(std::move(file), files) {}

void HashedWriter::write(std::span<const std::byte> bytes) {
    m_hash.update(bytes);
    if (m_gathered.size() + bytes.size() > gatheredBytes)
        writeGathered();
    if (bytes.size() > gatheredBytes)
        return m_writer.write(bytes);
    m_gathered.insert(m_gathered.end(), bytes.begin(), bytes.end());
}

std::string HashedWriter::commit() {
    writeGathered();
    m_writer.commit();
    return m_hash.hex();
}

void HashedWriter::writeGathered() {
    m_writer.write(m_gathered);
    m_gathered.clear();
}

void copyAtomically(const std::filesystem::path& from, const std::filesystem::path& to) {
    const OpenFile source = openRegular(from);
    AtomicWriter writer(to);
    std::vector<std::byte> piece(gatheredBytes);
    for (;;) {
        const ssize_t count = ::read(source.handle.get(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw Error(ErrorCode::Io, displayText(from) + ": cannot be read: " + std::strerror(errno));
        if (count == 0)
            break;
        writer.write(std::span(piece).first(static_cast<std::size_t>(count)));
    }
    writer.commit();
}

} // namespace studio::io
