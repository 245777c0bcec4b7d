// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/io/FilmReader.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <variant>

namespace studio::data {

/// Frames of films that are held ready for a source's items. Films can only be read forwards, so frames are asked for
/// in ascending order; going back opens the film anew.
class FilmFrames {
public:
    void clear() { m_ready.clear(); }

    /// Reads frame `number` of `film` for `item` and returns the bytes it takes. What is wrong with it alone is kept
    /// for at(). Throws Cancelled.
    std::size_t prepare(std::int64_t item, const std::filesystem::path& film, std::int64_t number,
                        const std::stop_token& stop);

    /// Thread-safe between calls of prepare(). Throws Error(BadInput), the message being the reason alone.
    const Image& at(std::int64_t item) const;

private:
    std::filesystem::path m_film;
    std::unique_ptr<io::FilmReader> m_reader;
    std::int64_t m_last = -1; ///< the frame asked for last
    bool m_ended = false;
    std::map<std::int64_t, std::variant<Image, std::string>> m_ready;
};

/// How many frames of a film are passed over between two that are taken. `every` 0 chooses so that at most 500 remain.
std::int64_t frameStride(std::int64_t frames, std::int64_t every);

} // namespace studio::data
