// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Inflater.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace studio::io {

namespace {

constexpr std::size_t largestPiece = std::size_t{1} << 30;

} // namespace

struct Inflater::State {
    std::span<const std::byte> packed;
    Deflated format;
    std::string source;
    z_stream stream{};
    bool ended = false;

    [[noreturn]] void refuse(const char* reason) const {
        const char* kind = format == Deflated::Gzip ? " gzip data" : " packed data";
        throw Error(ErrorCode::BadInput, source + ": " + reason + kind, "Copy or download the file again.");
    }
};

Inflater::Inflater(std::span<const std::byte> packed, Deflated format, std::string source)
    : m_state(std::make_unique<State>(State{packed, format, std::move(source)})) {
    const int windowBits = format == Deflated::Gzip ? 16 + MAX_WBITS : -MAX_WBITS;
    if (inflateInit2(&m_state->stream, windowBits) != Z_OK)
        throw Error(ErrorCode::OutOfMemory, m_state->source + ": zlib cannot start");
}

Inflater::~Inflater() {
    inflateEnd(&m_state->stream);
}

std::size_t Inflater::read(std::span<std::byte> out) {
    std::size_t filled = 0;
    while (filled < out.size() && !m_state->ended) {
        z_stream& stream = m_state->stream;
        const uInt room = static_cast<uInt>(std::min<std::size_t>(out.size() - filled, largestPiece));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + filled);
        stream.avail_out = room;
        step();
        filled += room - stream.avail_out;
    }
    return filled;
}

void Inflater::step() {
    State& state = *m_state;
    if (state.stream.avail_in == 0)
        feed();
    const int status = inflate(&state.stream, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
        feed();
        state.ended = state.format == Deflated::Raw || state.stream.avail_in == 0;
        if (!state.ended && inflateReset(&state.stream) != Z_OK)
            state.refuse("damaged");
    } else if (status == Z_BUF_ERROR && state.stream.avail_in == 0 && state.packed.empty()) {
        state.refuse("truncated");
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
        state.refuse("damaged");
    }
}

void Inflater::feed() {
    State& state = *m_state;
    if (state.stream.avail_in > 0)
        return;
    const std::size_t piece = std::min(state.packed.size(), largestPiece);
    // zlib's C interface takes a non-const pointer that it only reads.
    state.stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(state.packed.data()));
    state.stream.avail_in = static_cast<uInt>(piece);
    state.packed = state.packed.subspan(piece);
}

} // namespace studio::io
