// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.hpp"

#include "core/base/Progress.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/DatasetIndex.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/Sha256.hpp"

#include <algorithm>
#include <stdexcept>

namespace studio::data {

struct Dataset::State {
    std::filesystem::path folder;
    DatasetIndex index;
    io::MappedFile file;

    /// Position of a picture in the index. Throws Error(NotFound).
    std::size_t checked(std::int64_t position) const {
        if (position < 0 || position >= index.count)
            throw Error(ErrorCode::NotFound,
                        "no picture number " + std::to_string(position) + "; there are " + std::to_string(index.count));
        return static_cast<std::size_t>(position);
    }
};

Dataset::Dataset(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}

Dataset::~Dataset() = default;

std::shared_ptr<const Dataset> Dataset::open(const std::filesystem::path& projectFolder) {
    auto state = std::unique_ptr<State>(
        new State{projectFolder, readIndex(projectFolder), io::MappedFile(pixelsFile(projectFolder))});
    const std::uint64_t expected = state->index.pictureBytes() * static_cast<std::uint64_t>(state->index.count);
    if (state->file.bytes().size() != expected)
        throw Error(ErrorCode::Corrupt,
                    displayText(pixelsFile(projectFolder)) + ": has " + std::to_string(state->file.bytes().size()) +
                        " bytes instead of " + std::to_string(expected),
                    STUDIO_TR("Import the pictures again."));
    return std::shared_ptr<const Dataset>(new Dataset(std::move(state)));
}

std::int64_t Dataset::size() const noexcept {
    return m_state->index.count;
}

int Dataset::width() const noexcept {
    return m_state->index.width;
}

int Dataset::height() const noexcept {
    return m_state->index.height;
}

int Dataset::channels() const noexcept {
    return m_state->index.channels;
}

std::span<const std::uint8_t> Dataset::pixels(std::int64_t index) const {
    const std::size_t length = m_state->index.pictureBytes();
    const auto part = m_state->file.bytes().subspan(m_state->checked(index) * length, length);
    return {reinterpret_cast<const std::uint8_t*>(part.data()), part.size()};
}

Image Dataset::image(std::int64_t index) const {
    requireWhole();
    Image picture(width(), height(), channels());
    std::ranges::copy(pixels(index), picture.pixels.begin());
    return picture;
}

int Dataset::label(std::int64_t index) const {
    const std::size_t position = m_state->checked(index);
    return m_state->index.labels.empty() ? -1 : m_state->index.labels[position];
}

const std::string& Dataset::name(std::int64_t index) const {
    return m_state->index.names[m_state->checked(index)];
}

const std::vector<std::string>& Dataset::classNames() const noexcept {
    return m_state->index.classes;
}

const std::string& Dataset::fingerprint() const noexcept {
    return m_state->index.fingerprint;
}

const std::optional<std::vector<std::int64_t>>& Dataset::heldOut() const noexcept {
    return m_state->index.heldOut;
}

void Dataset::requireWhole() const {
    if (!m_state->file.isWhole())
        throw Error(ErrorCode::Io, displayText(pixelsFile(m_state->folder)) + ": was shortened while it is open",
                    STUDIO_TR("Restore the file from a copy, or import the pictures again."));
}

void Dataset::verify(const std::stop_token& stop) const {
    constexpr std::size_t block = std::size_t{1} << 24;
    io::Sha256 hash;
    for (auto rest = m_state->file.bytes(); !rest.empty(); rest = rest.subspan(std::min(block, rest.size()))) {
        throwIfStopped(stop);
        requireWhole();
        hash.update(rest.first(std::min(block, rest.size())));
    }
    hash.update(labelBytes(m_state->index.labels));
    if (hash.hex() != fingerprint())
        throw Error(ErrorCode::Corrupt,
                    displayText(pixelsFile(m_state->folder)) + ": is damaged: its fingerprint does not match",
                    STUDIO_TR("Import the pictures again."));
}

} // namespace studio::data
