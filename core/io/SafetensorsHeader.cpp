// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SafetensorsHeader.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace studio::io {

namespace {

constexpr std::size_t maxDimensions = 16;

[[noreturn]] void corrupt(const std::string& source, const std::string& reason) {
    throw Error(ErrorCode::Corrupt, source + ": not a sound safetensors file: " + reason);
}

/// Bytes that a shape needs. Every partial product is checked, so [2^62, 4] cannot wrap around to a small number.
std::uint64_t bytesFor(const SafetensorsEntry& entry, const std::string& source) {
    std::uint64_t total = sizeOf(entry.dtype);
    for (const std::int64_t dimension : entry.shape)
        if (__builtin_mul_overflow(total, static_cast<std::uint64_t>(dimension), &total))
            corrupt(source, "the shape of \"" + entry.name + "\" is too large");
    return total;
}

void checkLayout(const std::vector<SafetensorsEntry>& sorted, std::uint64_t dataBytes, const std::string& source) {
    std::uint64_t expected = 0;
    for (const auto& entry : sorted) {
        if (entry.end < entry.begin || entry.end > dataBytes)
            corrupt(source, "the data of \"" + entry.name + "\" goes past the end");
        if (entry.end - entry.begin != bytesFor(entry, source))
            corrupt(source, "the data of \"" + entry.name + "\" does not fit its shape");
        if (entry.begin < expected)
            corrupt(source, "the data of \"" + entry.name + "\" overlaps another tensor's");
        if (entry.begin > expected)
            corrupt(source, "a hole before the data of \"" + entry.name + "\"");
        expected = entry.end;
    }
    if (expected != dataBytes)
        corrupt(source, "bytes after the last tensor");
}

/// The grammar is {name: {"dtype": text, "shape": [..], "data_offsets": [a, b]}, "__metadata__": {text: text}}: three
/// levels. Every event checks where it stands and stops the parser with a reason when it does not belong there.
class HeaderHandler : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit HeaderHandler(const SafetensorsLimits& limits)
        : m_limits(limits) {}

    const std::string& reason() const { return m_reason; }
    SafetensorsHeader take() { return std::move(m_header); }

    bool start_object(std::size_t) override {
        if (m_place == Place::Outside)
            return enter(Place::Root);
        if (m_place != Place::Root || !m_named)
            return stop("an object where none belongs");
        m_named = false;
        m_keys.clear();
        if (m_key == "__metadata__")
            return enter(Place::Metadata);
        if (m_header.entries.size() >= m_limits.tensors)
            return stop("more than " + std::to_string(m_limits.tensors) + " tensors");
        m_header.entries.emplace_back().name = m_key;
        return enter(Place::Tensor);
    }

    bool end_object() override {
        if (m_place == Place::Tensor && m_keys.size() != 3)
            return stop("\"" + tensor().name + "\" lacks dtype, shape or data_offsets");
        return enter(m_place == Place::Root ? Place::Outside : Place::Root);
    }

    bool key(string_t& key) override {
        auto& known = m_place == Place::Root ? m_names : m_keys;
        if (!known.insert(key).second)
            return stop("the key \"" + key + "\" appears twice");
        if (m_place == Place::Tensor && key != "dtype" && key != "shape" && key != "data_offsets")
            return stop("unknown key \"" + key + "\"");
        m_key = key;
        m_named = true;
        return true;
    }

    bool string(string_t& text) override {
        m_named = false;
        if (m_place == Place::Metadata)
            return m_header.metadata.emplace(m_key, text).second;
        if (m_place != Place::Tensor || m_key != "dtype")
            return stop("a text where none belongs");
        const auto dtype = dtypeNamed(text);
        if (!dtype)
            return stop("unknown dtype \"" + text + "\"");
        tensor().dtype = *dtype;
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_place != Place::Tensor || m_key == "dtype")
            return stop("an array where none belongs");
        m_offsets = 0;
        return enter(m_key == "shape" ? Place::Shape : Place::Offsets);
    }

    bool end_array() override {
        if (m_place == Place::Offsets && m_offsets != 2)
            return stop("data_offsets needs two numbers");
        return enter(Place::Tensor);
    }

    bool number_unsigned(number_unsigned_t number) override {
        if (m_place == Place::Shape) {
            if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return stop("the shape of \"" + tensor().name + "\" is too large");
            if (tensor().shape.size() >= maxDimensions)
                return stop("\"" + tensor().name + "\" has too many dimensions");
            tensor().shape.push_back(static_cast<std::int64_t>(number));
            return true;
        }
        if (m_place != Place::Offsets || m_offsets >= 2)
            return stop("a number where none belongs");
        (m_offsets++ == 0 ? tensor().begin : tensor().end) = number;
        return true;
    }

    bool number_integer(number_integer_t number) override {
        return stop("the negative number " + std::to_string(number));
    }
    bool number_float(number_float_t, const string_t& text) override { return stop("the number " + text); }
    bool null() override { return stop("null where none belongs"); }
    bool boolean(bool) override { return stop("a truth value where none belongs"); }
    bool binary(binary_t&) override { return stop("binary data"); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        return stop("bad JSON at byte " + std::to_string(position));
    }

private:
    enum class Place { Outside, Root, Metadata, Tensor, Shape, Offsets };

    SafetensorsEntry& tensor() { return m_header.entries.back(); }

    bool enter(Place place) {
        m_place = place;
        return true;
    }

    bool stop(std::string reason) {
        constexpr std::size_t longest = 300; // a hostile key may have megabytes
        if (reason.size() > longest)
            reason = reason.substr(0, longest) + "...";
        if (m_reason.empty())
            m_reason = std::move(reason);
        return false;
    }

    const SafetensorsLimits& m_limits;
    SafetensorsHeader m_header;
    std::string m_reason;
    Place m_place = Place::Outside;
    std::string m_key;
    bool m_named = false;
    std::size_t m_offsets = 0;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_keys;
};

} // namespace

std::uint64_t safetensorsHeaderLength(std::span<const std::byte> prefix, std::uint64_t fileBytes,
                                      const std::string& source, const SafetensorsLimits& limits) {
    if (prefix.size() < safetensorsPrefix)
        corrupt(source, "shorter than 8 bytes");
    std::uint64_t length = 0;
    std::memcpy(&length, prefix.data(), safetensorsPrefix);
    if (length > limits.headerBytes)
        corrupt(source, "header of " + std::to_string(length) + " bytes, over the limit of " +
                            std::to_string(limits.headerBytes));
    if (length > fileBytes - safetensorsPrefix)
        corrupt(source, "the header goes past the end");
    return length;
}

SafetensorsHeader soundSafetensorsHeader(std::span<const std::byte> json, std::uint64_t dataBytes,
                                         const std::string& source, const SafetensorsLimits& limits) {
    auto header = parseSafetensorsHeader(json, source, limits);
    std::ranges::stable_sort(header.entries, [](const auto& a, const auto& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    checkLayout(header.entries, dataBytes, source);
    return header;
}

SafetensorsHeader parseSafetensorsHeader(std::span<const std::byte> json, const std::string& source,
                                         const SafetensorsLimits& limits) {
    const std::string_view text(reinterpret_cast<const char*>(json.data()), json.size());
    HeaderHandler handler(limits);
    const bool sound = text.starts_with('{') && nlohmann::json::sax_parse(text, &handler);
    if (sound)
        return handler.take();
    const std::string reason = handler.reason().empty() ? "the header is no JSON object" : handler.reason();
    corrupt(source, reason);
}

} // namespace studio::io
