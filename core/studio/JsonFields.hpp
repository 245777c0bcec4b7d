// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// Reads the fields of a JSON object that a person may have edited. Every refusal is an Error(BadInput) that names the
/// file, the field and what was expected; nothing is rewritten.
class JsonFields {
public:
    /// Parses a file of at most 16 MiB. Throws BadInput for what is no JSON object.
    static JsonFields read(const std::filesystem::path& file);
    /// The same of text that stood in `source`.
    static JsonFields parse(std::string_view text, const std::string& source, const std::string& hint);
    JsonFields(std::string file, std::string prefix, nlohmann::json object);

    bool has(const std::string& key) const;
    std::string text(const std::string& key) const;
    std::string text(const std::string& key, const std::string& fallback) const;
    std::int64_t integer(const std::string& key, std::int64_t minimum, std::int64_t maximum) const;
    std::int64_t integer(const std::string& key, std::int64_t minimum, std::int64_t maximum,
                         std::int64_t fallback) const;
    std::uint64_t seed(const std::string& key) const;
    double real(const std::string& key, double minimum, double maximum) const;
    bool boolean(const std::string& key) const;
    std::vector<std::string> texts(const std::string& key) const;
    /// A list of whole numbers from `least` to `most`, put in order, each once.
    std::vector<std::int64_t> integers(const std::string& key, std::int64_t least, std::int64_t most) const;
    /// A list of at most `most` numbers that single precision can hold.
    std::vector<float> numbers(const std::string& key, std::size_t most) const;
    JsonFields object(const std::string& key) const;
    const nlohmann::json& raw() const noexcept { return m_object; }

    [[noreturn]] void refuse(const std::string& key, const std::string& expected) const;

private:
    const nlohmann::json& field(const std::string& key) const;

    std::string m_file;
    std::string m_prefix;
    nlohmann::json m_object;
};

} // namespace studio
