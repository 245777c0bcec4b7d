// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace studio::data {

/// Why a file of data that the studio does not read is refused, and what to do instead: pickles (.pt, .pth, .ckpt,
/// .pkl, .pickle, and the Python version of CIFAR), MATLAB, HDF5, Parquet, TFRecord and others, by name or first bytes.
/// Empty for anything else. Nothing is opened beyond its first bytes.
std::string foreignReason(const std::filesystem::path& file);

} // namespace studio::data
