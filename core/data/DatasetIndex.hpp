// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace studio::data {

/// One source as it was at import.
struct SourceRecord {
    std::filesystem::path path;
    std::string summary; ///< SHA-256 over names, sizes and modification times of its files
};

/// What index.json says beside the pixels of dataset.bin.
struct DatasetIndex {
    std::int64_t count = 0;
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<std::string> classes;
    std::vector<int> labels; ///< one a picture, -1 for none; empty when no picture has one
    std::vector<std::string> names;
    std::string fingerprint;
    std::vector<SourceRecord> sources;
    /// Numbers of the pictures that do not train, ascending. Projects made before it was kept have none here.
    std::optional<std::vector<std::int64_t>> heldOut;

    std::uint64_t pictureBytes() const noexcept {
        return static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) *
               static_cast<std::uint64_t>(channels);
    }
};

std::filesystem::path pixelsFile(const std::filesystem::path& projectFolder); ///< dataset.bin
std::filesystem::path indexFile(const std::filesystem::path& projectFolder);  ///< index.json

/// Throws Error(NotFound | Corrupt | Unsupported) that names the field.
DatasetIndex readIndex(const std::filesystem::path& projectFolder);
void writeIndex(const std::filesystem::path& projectFolder, const DatasetIndex& index);

/// The labels as the fingerprint covers them: little-endian int32.
std::vector<std::byte> labelBytes(std::span<const int> labels);

} // namespace studio::data
