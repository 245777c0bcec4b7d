// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Npy.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/NpyHeader.hpp"

#include <algorithm>
#include <array>
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

Dtype dtypeOf(const std::string& descr, const std::string& source) {
    const std::string hint = "Save it from NumPy as uint8 or float32: array.astype('<f4').";
    if (descr.find('O') != std::string::npos)
        refuse(source, "holds Python objects, which would have to be unpickled; it was not opened", hint);
    if (descr.starts_with('>') && !descr.ends_with('1'))
        refuse(source, "holds big-endian numbers", hint);
    const auto found = std::ranges::find(
        typeNames, std::string_view(descr).substr(std::min<std::size_t>(1, descr.size())), &TypeName::descr);
    if (found == typeNames.end())
        refuse(source, "holds elements of type \"" + descr + "\", which is not supported", hint);
    return found->dtype;
}

template<class Number>
double load(const std::byte* from) {
    Number number{};
    std::memcpy(&number, from, sizeof number);
    return static_cast<double>(number);
}

} // namespace

NpyFile NpyFile::open(const std::filesystem::path& file) {
    auto mapped = std::make_shared<const MappedFile>(file);
    NpyFile result = read(mapped->bytes(), displayText(file));
    result.m_owner = std::move(mapped);
    return result;
}

NpyFile NpyFile::parse(std::vector<std::byte> bytes, const std::string& source) {
    auto owned = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    NpyFile result = read(*owned, source);
    result.m_owner = std::move(owned);
    return result;
}

NpyFile NpyFile::read(std::span<const std::byte> bytes, const std::string& source) {
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

    NpyFile result;
    result.m_dtype = dtypeOf(header.descr, source);
    if (header.fortranOrder && header.shape.size() > 1)
        refuse(source, "is stored column by column (Fortran order)", "Save it with numpy.ascontiguousarray(array).");
    std::uint64_t needed = sizeOf(result.m_dtype);
    for (const std::int64_t dimension : header.shape)
        if (__builtin_mul_overflow(needed, static_cast<std::uint64_t>(dimension), &needed))
            refuse(source, "claims an impossible shape");
    result.m_shape = header.shape;
    result.m_data = bytes.subspan(begin + length);
    if (result.m_data.size() != needed)
        refuse(source,
               "claims " + std::to_string(needed) + " bytes of data but has " + std::to_string(result.m_data.size()));
    return result;
}

std::int64_t NpyFile::count() const noexcept {
    return static_cast<std::int64_t>(m_data.size() / sizeOf(m_dtype));
}

double NpyFile::number(std::size_t index) const noexcept {
    const std::byte* from = m_data.data() + index * sizeOf(m_dtype);
    switch (m_dtype) {
    case Dtype::F64:
        return load<double>(from);
    case Dtype::F32:
        return load<float>(from);
    case Dtype::I64:
        return load<std::int64_t>(from);
    case Dtype::I32:
        return load<std::int32_t>(from);
    case Dtype::I16:
        return load<std::int16_t>(from);
    case Dtype::I8:
        return load<std::int8_t>(from);
    case Dtype::U8:
    case Dtype::Bool:
        return load<std::uint8_t>(from);
    case Dtype::F16:
    case Dtype::BF16:
        break;
    }
    return 0.0;
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
