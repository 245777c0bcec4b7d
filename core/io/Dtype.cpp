// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Dtype.hpp"

#include <algorithm>
#include <array>

namespace studio::io {

namespace {

struct Facts {
    std::string_view name;
    std::size_t bytes;
};

constexpr std::array<Facts, 10> dtypes{{{"F64", 8},
                                        {"F32", 4},
                                        {"F16", 2},
                                        {"BF16", 2},
                                        {"I64", 8},
                                        {"I32", 4},
                                        {"I16", 2},
                                        {"I8", 1},
                                        {"U8", 1},
                                        {"BOOL", 1}}};

} // namespace

std::size_t sizeOf(Dtype dtype) noexcept {
    return dtypes[static_cast<std::size_t>(dtype)].bytes;
}

std::string_view nameOf(Dtype dtype) noexcept {
    return dtypes[static_cast<std::size_t>(dtype)].name;
}

std::optional<Dtype> dtypeNamed(std::string_view name) noexcept {
    const auto found = std::ranges::find(dtypes, name, &Facts::name);
    if (found == dtypes.end())
        return std::nullopt;
    return static_cast<Dtype>(found - dtypes.begin());
}

} // namespace studio::io
