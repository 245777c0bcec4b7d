// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SafetensorsHeader.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace studio::io {

namespace {

constexpr std::size_t maxDimensions = 16;

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

SafetensorsHeader parseSafetensorsHeader(std::span<const std::byte> json, const std::string& source,
                                         const SafetensorsLimits& limits) {
    const std::string_view text(reinterpret_cast<const char*>(json.data()), json.size());
    HeaderHandler handler(limits);
    const bool sound = text.starts_with('{') && nlohmann::json::sax_parse(text, &handler);
    if (sound)
        return handler.take();
    const std::string reason = handler.reason().empty() ? "the header is no JSON object" : handler.reason();
    throw Error(ErrorCode::Corrupt, source + ": not a sound safetensors file: " + reason);
}

} // namespace studio::io
