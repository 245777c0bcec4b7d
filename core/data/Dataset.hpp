// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/Progress.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace studio::data {

/// The imported pictures, memory-mapped from dataset.bin (uint8, [N, height, width, channels]); names, labels and
/// hashes come from index.json. Immutable and thread-safe.
class Dataset {
public:
    /// Throws Error(NotFound | Corrupt | Unsupported). Opening 60,000 pictures takes well under a second.
    static std::shared_ptr<const Dataset> open(const std::filesystem::path& projectFolder);
    ~Dataset();
    Dataset(const Dataset&) = delete;
    Dataset& operator=(const Dataset&) = delete;

    std::int64_t size() const noexcept;
    int width() const noexcept;
    int height() const noexcept;
    int channels() const noexcept;
    /// Bytes of one picture, row-major [height, width, channels], valid as long as the dataset and while
    /// requireWhole() holds.
    std::span<const std::uint8_t> pixels(std::int64_t index) const;
    Image image(std::int64_t index) const;
    int label(std::int64_t index) const; ///< -1 without labels
    const std::string& name(std::int64_t index) const;
    const std::vector<std::string>& classNames() const noexcept;
    /// SHA-256 (hex) over all pictures and labels, as written at import.
    const std::string& fingerprint() const noexcept;
    /// Numbers of the pictures that do not train, ascending, as chosen at import; nothing in projects made before the
    /// choice was kept.
    const std::optional<std::vector<std::int64_t>>& heldOut() const noexcept;
    /// Reads every byte again and compares with the fingerprint. Throws Error(Corrupt | Io), Cancelled.
    void verify(const std::stop_token& stop = {}) const;
    /// Throws Error(Io) when the file was shortened since it was opened; image() looks by itself.
    void requireWhole() const;

private:
    struct State;
    explicit Dataset(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Which pictures train and which validate; a seeded permutation, stable for (count, share, seed). With at least two
/// pictures and a share above 0 neither part is empty.
struct Split {
    std::vector<std::int64_t> training;   ///< ascending
    std::vector<std::int64_t> validation; ///< ascending
};
Split makeSplit(std::int64_t count, double validationShare, std::uint64_t seed);

/// The split that was kept at import; of older projects the seeded permutation above.
Split splitOf(const Dataset& dataset, double validationShare, std::uint64_t seed);

/// `wanted` of the numbers 0..count-1, ascending; the same for the same (count, wanted, seed).
std::vector<std::int64_t> chooseSome(std::int64_t count, std::int64_t wanted, std::uint64_t seed);

} // namespace studio::data
