// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/NpySource.hpp"

#include "core/base/Text.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/Npy.hpp"
#include "core/io/ZipDirectory.hpp"

#include <algorithm>
#include <cctype>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

std::string lowerExtension(const fs::path& file) {
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return extension;
}

bool beginsAsNpy(const fs::path& file) {
    constexpr std::string_view magic = "\x93NUMPY";
    try {
        const auto head = io::readHead(file, magic.size());
        return std::string_view(reinterpret_cast<const char*>(head.data()), head.size()) == magic;
    } catch (const Error&) {
        return false;
    }
}

std::string withoutSource(const Error& error, const std::string& source) {
    const std::string message = error.message();
    return message.starts_with(source + ": ") ? message.substr(source.size() + 2) : message;
}

/// Why an array of this type is never read; empty when it is.
std::string problemOf(const io::ElementType& type) {
    using Kind = io::ElementType::Kind;
    if (type.isNumber() || type.isText())
        return {};
    if (type.kind == Kind::Object)
        return "holds Python objects, which would have to be unpickled";
    return type.kind == Kind::Record ? "holds records instead of plain numbers"
                                     : "holds elements of a type that is not supported";
}

void setLayout(CataloguedArray& array, const io::ArrayLayout& layout, std::uint64_t fileBytes) {
    array.type = layout.type;
    array.shape = layout.shape;
    array.columnMajor = layout.columnMajor;
    array.problem = problemOf(layout.type);
    if (array.problem.empty() && layout.dataOffset + layout.dataBytes != fileBytes)
        array.problem = "claims " + std::to_string(layout.dataBytes) + " bytes of data but has " +
                        std::to_string(fileBytes - std::min<std::uint64_t>(fileBytes, layout.dataOffset));
}

/// A member of a mapped .npz that is opened on demand.
struct Member {
    io::ZipMember zip;
    std::shared_ptr<const io::MappedFile> file;
    std::string source; ///< for messages
};

[[noreturn]] void refuseDamaged(const Member& member, const std::string& reason) {
    throw Error(ErrorCode::BadInput, member.source + ": damaged: " + reason, "Copy or download the file again.");
}

std::span<const std::byte> inFile(const Member& member, const std::stop_token& stop) {
    constexpr std::size_t piece = std::size_t{16} << 20;
    std::uint32_t crc = 0;
    for (std::size_t begin = 0; begin < member.zip.data.size(); begin += piece) {
        throwIfStopped(stop);
        crc = crc32Of(member.zip.data.subspan(begin, std::min(piece, member.zip.data.size() - begin)), crc);
    }
    if (crc != member.zip.crc)
        refuseDamaged(member, "its checksum does not match");
    return member.zip.data;
}

std::shared_ptr<const std::vector<std::byte>> unpacked(const Member& member, const std::stop_token& stop) {
    if (member.zip.size > io::largestArrayInMemory())
        throw Error(ErrorCode::BadInput,
                    member.source + ": unpacks to " + std::to_string(member.zip.size >> 20) +
                        " MiB, more than fits into memory",
                    "Save it with numpy.save as a .npy file, which is read piece by piece.");
    constexpr std::size_t piece = std::size_t{16} << 20;
    auto bytes = std::make_shared<std::vector<std::byte>>(static_cast<std::size_t>(member.zip.size));
    io::Inflater inflater(member.zip.data, io::Deflated::Raw, member.source);
    for (std::size_t begin = 0; begin < bytes->size(); begin += piece) {
        throwIfStopped(stop);
        const auto part = std::span(*bytes).subspan(begin, std::min(piece, bytes->size() - begin));
        if (inflater.read(part) != part.size())
            refuseDamaged(member, "it holds less than it claims");
    }
    if (crc32Of(*bytes) != member.zip.crc)
        refuseDamaged(member, "its checksum does not match");
    return bytes;
}

ArrayContent openMember(const Member& member, const std::stop_token& stop) {
    constexpr std::uint64_t largestAtOnce = std::uint64_t{512} << 20;
    if (member.zip.stored)
        return {io::npyArray(inFile(member, stop), member.file, member.source), nullptr};
    constexpr std::size_t headBytes = 65'536 + 12;
    const auto layout = io::npyLayout(io::headOf(member.zip, headBytes, member.source), member.source);
    if (member.zip.size > largestAtOnce && !layout.columnMajor) {
        auto packed = std::make_shared<const PackedBytes>(PackedBytes{
            member.zip.data, layout.dataOffset, member.zip.size, member.zip.crc, member.source, member.file});
        return {{layout.type, layout.shape, false, {}, nullptr}, std::move(packed)};
    }
    const auto bytes = unpacked(member, stop);
    return {io::npyArray(*bytes, bytes, member.source), nullptr};
}

CataloguedArray catalogued(const Member& member, const std::string& name) {
    CataloguedArray array;
    array.name = name;
    array.type.kind = io::ElementType::Kind::Other;
    array.problem = member.zip.refused;
    constexpr std::uint64_t largestRatio = 1032; // of deflate
    if (array.problem.empty() && member.zip.size / largestRatio > member.zip.data.size())
        array.problem = "claims an impossible size";
    if (!array.problem.empty())
        return array;
    try {
        constexpr std::size_t headBytes = 65'536 + 12;
        const auto head = io::headOf(member.zip, headBytes, member.source);
        setLayout(array, io::npyLayout(head, member.source), member.zip.size);
    } catch (const Error& error) {
        array.problem = withoutSource(error, member.source);
    }
    array.open = [member](const std::stop_token& stop) { return openMember(member, stop); };
    return array;
}

} // namespace

bool isNpyOrNpz(const fs::path& source) {
    const std::string extension = lowerExtension(source);
    return extension == ".npy" || extension == ".npz" || (extension.empty() && beginsAsNpy(source));
}

CataloguedArray cataloguedNpy(const fs::path& file) {
    const std::string source = displayText(file);
    CataloguedArray array;
    array.name = displayText(file.filename());
    array.type.kind = io::ElementType::Kind::Other;
    try {
        const io::MappedFile mapped(file);
        setLayout(array, io::npyLayout(mapped.bytes(), source), mapped.bytes().size());
    } catch (const Error& error) {
        array.problem = withoutSource(error, source);
    }
    array.open = [file](const std::stop_token&) { return ArrayContent{io::openNpyArray(file), nullptr}; };
    return array;
}

ArrayCatalog npzCatalog(const fs::path& file, const std::stop_token& stop) {
    ArrayCatalog catalog;
    catalog.source = file;
    const auto mapped = std::make_shared<const io::MappedFile>(file);
    constexpr std::string_view ending = ".npy";
    for (const io::ZipMember& member : io::readZipDirectory(mapped->bytes(), displayText(file))) {
        throwIfStopped(stop);
        if (!member.name.ends_with(ending))
            continue;
        const std::string name = validUtf8(member.name.substr(0, member.name.size() - ending.size()));
        catalog.arrays.push_back(catalogued({member, mapped, displayText(file) + "/" + name}, name));
    }
    return catalog;
}

} // namespace studio::data
