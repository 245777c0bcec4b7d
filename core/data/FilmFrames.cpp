// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FilmFrames.hpp"

#include "core/base/Error.hpp"

#include <string>

namespace studio::data {

std::size_t FilmFrames::prepare(std::int64_t item, const std::filesystem::path& film, std::int64_t number,
                                const std::stop_token& stop) {
    try {
        if (!m_reader || film != m_film || number <= m_last) {
            m_reader = std::make_unique<io::FilmReader>(film);
            m_film = film;
            m_ended = false;
        }
        m_last = number;
        auto frame = m_ended ? std::nullopt : m_reader->read(number, stop);
        m_ended = !frame;
        if (frame) {
            const std::size_t bytes = frame->pixels.size();
            m_ready.insert_or_assign(item, std::move(*frame));
            return bytes;
        }
        m_ready.insert_or_assign(item, std::string("the film ends, or is damaged, before this frame"));
    } catch (const Error& error) {
        m_reader.reset();
        m_ready.insert_or_assign(item, error.message());
    }
    return 0;
}

const Image& FilmFrames::at(std::int64_t item) const {
    const auto& ready = m_ready.at(item);
    if (const auto* reason = std::get_if<std::string>(&ready))
        throw Error(ErrorCode::BadInput, *reason);
    return std::get<Image>(ready);
}

std::int64_t frameStride(std::int64_t frames, std::int64_t every) {
    constexpr std::int64_t enough = 500;
    return every > 0 ? every : (frames + enough - 1) / enough;
}

} // namespace studio::data
