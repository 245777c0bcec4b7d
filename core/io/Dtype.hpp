// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace studio::io {

/// Element types of tensors and arrays in files; always little-endian.
enum class Dtype { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

std::size_t sizeOf(Dtype dtype) noexcept;      ///< bytes
std::string_view nameOf(Dtype dtype) noexcept; ///< as safetensors headers call it: "F32", "BOOL"
std::optional<Dtype> dtypeNamed(std::string_view name) noexcept;

} // namespace studio::io
