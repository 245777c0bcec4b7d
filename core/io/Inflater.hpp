// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace studio::io {

enum class Deflated { Gzip, Raw }; ///< with gzip's heads (RFC 1952, several members allowed), or bare as in a zip

/// One pass of inflate over packed bytes in memory, front to back.
class Inflater {
public:
    /// `source` names the file in messages. Throws Error(OutOfMemory).
    Inflater(std::span<const std::byte> packed, Deflated format, std::string source);
    ~Inflater();
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Fills `out` as far as the data goes; returns the number of bytes. Throws Error(BadInput) for damaged or
    /// truncated data.
    std::size_t read(std::span<std::byte> out);

private:
    struct State;
    void step();
    void feed();
    std::unique_ptr<State> m_state;
};

} // namespace studio::io
