// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Npy.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/NpyHeader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

namespace studio::io {

namespace {

constexpr std::string_view magic = "\x93NUMPY";

[[noreturn]] void refuse(const std::string& source, const std::string& reason, const std::string& hint = {}) {
    throw Error(ErrorCode::BadInput, source + ": " + reason, hint);
}

struct TypeName {
    std::string_view descr; ///< without the byte order
    Dtype dtype;
};
constexpr std::array<TypeName, 9> typeNames{{{"u1", Dtype::U8},
                                             {"i1", Dtype::I8},
                                             {"b1", Dtype::Bool},
                                             {"i2", Dtype::I16},
                                             {"i4", Dtype::I32},
                                             {"i8", Dtype::I64},
                                             {"f2", Dtype::F16},
                                             {"f4", Dtype::F32},
                                             {"f8", Dtype::F64}}};

constexpr auto hintToSave = "Save it from NumPy as uint8 or float32: array.astype('<f4').";

/// "<f4", "|u1", ">i2", "|O", "<U3" ... as NumPy writes types.
ElementType typeOf(std::string_view descr, const std::string& source) {
    ElementType type{ElementType::Kind::Other, 0, descr.starts_with('>')};
    if (descr.starts_with('<') || descr.starts_with('>') || descr.starts_with('|') || descr.starts_with('='))
        descr.remove_prefix(1);
    if (descr.empty())
        refuse(source, "its header is damaged", "Save it again with numpy.save.");
    const char letter = descr.front();
    std::size_t size = 0;
    const std::string_view digits = descr.substr(1);
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    constexpr std::size_t longestText = 1 << 20;
    const bool sized = status == std::errc{} && end == digits.data() + digits.size() && size <= longestText;
    const bool isWhole = sized && (size == 1 || size == 2 || size == 4 || size == 8);
    using Kind = ElementType::Kind;
    if (letter == 'O')
        type.kind = Kind::Object;
    else if (letter == 'V' && !sized)
        type.kind = Kind::Record;
    else if (letter == 'b' && size == 1)
        type.kind = Kind::Bool;
    else if (letter == 'u' && isWhole)
        type.kind = Kind::Unsigned;
    else if (letter == 'i' && isWhole)
        type.kind = Kind::Signed;
    else if (letter == 'f' && isWhole && size > 1)
        type.kind = Kind::Float;
    else if (letter == 'U' && sized)
        type.kind = Kind::Text;
    else if (letter == 'S' && sized)
        type.kind = Kind::Bytes;
    type.bytes = !type.isNumber() && !type.isText() ? 0 : letter == 'U' ? 4 * size : size;
    return type;
}

std::string unreadable(const ElementType& type) {
    if (type.kind == ElementType::Kind::Object)
        return "holds Python objects, which would have to be unpickled; it was not opened";
    if (type.kind == ElementType::Kind::Record)
        return "holds records instead of plain numbers";
    return "holds elements of a type that is not supported";
}

Dtype dtypeOf(const ElementType& type, const std::string& source) {
    using Kind = ElementType::Kind;
    const char letter = type.kind == Kind::Bool       ? 'b'
                        : type.kind == Kind::Unsigned ? 'u'
                        : type.kind == Kind::Signed   ? 'i'
                                                      : 'f';
    const std::string name = letter + std::to_string(type.bytes);
    const auto found = std::ranges::find(typeNames, name, &TypeName::descr);
    if (!type.isNumber() || found == typeNames.end())
        refuse(source, "holds elements of type " + nameOf(type) + ", which is not supported here", hintToSave);
    return found->dtype;
}

} // namespace

ArrayLayout npyLayout(std::span<const std::byte> bytes, const std::string& source) {
    const ByteReader reader(bytes, ByteOrder::Little);
    if (!reader.has(0, magic))
        refuse(source, "is not a NumPy file");
    if (bytes.size() < 12)
        refuse(source, "ends inside its header");
    const std::uint32_t version = reader.u8(6);
    if (version < 1 || version > 3)
        refuse(source, "is of an unknown NumPy format version");
    const std::size_t begin = version == 1 ? 10 : 12;
    const std::size_t length = version == 1 ? reader.u16(8) : reader.u32(8);
    if (length > bytes.size() - begin)
        refuse(source, "ends inside its header");
    const auto text = bytes.subspan(begin, length);
    const NpyHeader header = parseNpyHeader({reinterpret_cast<const char*>(text.data()), text.size()}, source);
    ArrayLayout layout;
    layout.type = typeOf(header.descr, source);
    layout.shape = header.shape;
    layout.columnMajor = header.fortranOrder;
    layout.dataOffset = begin + length;
    layout.dataBytes = arrayBytes(layout.type, layout.shape, source);
    return layout;
}

StoredArray npyArray(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, const std::string& source) {
    const ArrayLayout layout = npyLayout(bytes, source);
    if (!layout.type.isNumber() && !layout.type.isText())
        refuse(source, unreadable(layout.type), hintToSave);
    const auto data = bytes.subspan(layout.dataOffset);
    if (data.size() != layout.dataBytes)
        refuse(source,
               "claims " + std::to_string(layout.dataBytes) + " bytes of data but has " + std::to_string(data.size()));
    return {layout.type, layout.shape, layout.columnMajor, data, std::move(owner)};
}

StoredArray openNpyArray(const std::filesystem::path& file) {
    auto mapped = std::make_shared<const MappedFile>(file);
    const auto bytes = mapped->bytes();
    return npyArray(bytes, std::move(mapped), displayText(file));
}

NpyFile::NpyFile(const StoredArray& array, const std::string& source)
    : m_array(array.normalised())
    , m_dtype(dtypeOf(array.type, source)) {}

NpyFile NpyFile::open(const std::filesystem::path& file) {
    return {openNpyArray(file), displayText(file)};
}

NpyFile NpyFile::parse(std::vector<std::byte> bytes, const std::string& source) {
    auto owned = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    const std::span<const std::byte> view(*owned);
    return {npyArray(view, std::move(owned), source), source};
}

std::int64_t NpyFile::count() const noexcept {
    return m_array.count();
}

std::vector<std::byte> writeNpy(Dtype dtype, std::span<const std::int64_t> shape, std::span<const std::byte> data) {
    const auto type = std::ranges::find(typeNames, dtype, &TypeName::dtype);
    std::uint64_t needed = sizeOf(dtype);
    std::string dimensions;
    for (const std::int64_t dimension : shape) {
        needed *= static_cast<std::uint64_t>(dimension);
        dimensions += std::to_string(dimension) + ", ";
    }
    if (type == typeNames.end() || needed != data.size())
        throw Error(ErrorCode::Internal, "npy: the data does not fit its type and shape");
    if (!dimensions.empty())
        dimensions.resize(dimensions.size() - (shape.size() > 1 ? 2 : 1)); // (3, 4) but (3,)
    std::string header = std::string("{'descr': '") + (sizeOf(dtype) == 1 ? "|" : "<") + std::string(type->descr) +
                         "', 'fortran_order': False, 'shape': (" + dimensions + "), }";
    constexpr std::size_t alignment = 64;
    constexpr std::size_t prefix = 10;
    header.append(alignment - 1 - (prefix + header.size()) % alignment, ' ');
    header += '\n';
    std::string start(magic);
    start += '\1';
    start += '\0';
    start += static_cast<char>(header.size() & 0xFF);
    start += static_cast<char>(header.size() >> 8);
    start += header;
    std::vector<std::byte> file(start.size() + data.size());
    std::memcpy(file.data(), start.data(), start.size());
    if (!data.empty())
        std::memcpy(file.data() + start.size(), data.data(), data.size());
    return file;
}

} // namespace studio::io
