// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/MappedFile.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"

#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <sys/stat.h>

namespace studio::io {

MappedFile::MappedFile(const std::filesystem::path& file) {
    OpenFile opened = openRegular(file);
    if (opened.size == 0)
        return;
    void* address = ::mmap(nullptr, opened.size, PROT_READ, MAP_PRIVATE, opened.handle.get(), 0);
    if (address == MAP_FAILED)
        throw Error(ErrorCode::Io, displayText(file) + ": cannot be mapped: " + std::strerror(errno));
    m_bytes = {static_cast<const std::byte*>(address), static_cast<std::size_t>(opened.size)};
    m_handle = std::move(opened.handle);
}

bool MappedFile::isWhole() const noexcept {
    struct stat facts {};
    return m_bytes.empty() ||
           (::fstat(m_handle.get(), &facts) == 0 && static_cast<std::uint64_t>(facts.st_size) >= m_bytes.size());
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

} // namespace studio::io
