// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/JsonFields.hpp"

#include "core/base/Error.hpp"
#include "core/base/Parameters.hpp"
#include "core/base/Text.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Json.hpp"

#include <cmath>
#include <set>
#include <utility>

namespace studio {

JsonFields JsonFields::read(const std::filesystem::path& file) {
    constexpr std::size_t largest = std::size_t{16} << 20U;
    return parse(io::readText(file, largest), file.string(),
                 "Restore the file from a backup, or undo the last edit of it.");
}

JsonFields JsonFields::parse(std::string_view text, const std::string& source, const std::string& hint) {
    std::string reason;
    try {
        nlohmann::json parsed = io::parseJson(text);
        if (parsed.is_object())
            return {source, {}, std::move(parsed)};
    } catch (const Error& error) {
        reason = ": " + error.message();
    }
    throw Error(ErrorCode::BadInput, source + " is not a JSON object" + reason, hint);
}

JsonFields::JsonFields(std::string file, std::string prefix, nlohmann::json object)
    : m_file(std::move(file))
    , m_prefix(std::move(prefix))
    , m_object(std::move(object)) {}

bool JsonFields::has(const std::string& key) const {
    return m_object.contains(key) && !m_object.at(key).is_null();
}

std::string JsonFields::text(const std::string& key) const {
    const auto& value = field(key);
    if (!value.is_string())
        refuse(key, "a text");
    return value.get<std::string>();
}

std::string JsonFields::text(const std::string& key, const std::string& fallback) const {
    return has(key) ? text(key) : fallback;
}

std::int64_t JsonFields::integer(const std::string& key, std::int64_t minimum, std::int64_t maximum) const {
    const auto& value = field(key);
    const bool fits =
        value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
    if (!fits || value.get<std::int64_t>() < minimum || value.get<std::int64_t>() > maximum)
        refuse(key, "an integer from " + std::to_string(minimum) + " to " + std::to_string(maximum));
    return value.get<std::int64_t>();
}

std::int64_t JsonFields::integer(const std::string& key, std::int64_t minimum, std::int64_t maximum,
                                 std::int64_t fallback) const {
    return has(key) ? integer(key, minimum, maximum) : fallback;
}

std::uint64_t JsonFields::seed(const std::string& key) const {
    const auto& value = field(key);
    if (!value.is_number_unsigned())
        refuse(key, "a whole number from 0");
    return value.get<std::uint64_t>();
}

double JsonFields::real(const std::string& key, double minimum, double maximum) const {
    const auto& value = field(key);
    const double number = value.is_number() ? value.get<double>() : std::nan("");
    if (!(number >= minimum && number <= maximum))
        refuse(key, "a number from " + toText(minimum) + " to " + toText(maximum));
    return number;
}

bool JsonFields::boolean(const std::string& key) const {
    const auto& value = field(key);
    if (!value.is_boolean())
        refuse(key, "true or false");
    return value.get<bool>();
}

std::vector<std::string> JsonFields::texts(const std::string& key) const {
    const auto& value = field(key);
    if (!value.is_array())
        refuse(key, "a list of texts");
    std::vector<std::string> list;
    for (const auto& each : value) {
        if (!each.is_string())
            refuse(key, "a list of texts");
        list.push_back(each.get<std::string>());
    }
    return list;
}

std::vector<float> JsonFields::numbers(const std::string& key, std::size_t most) const {
    const auto& value = field(key);
    if (!value.is_array() || value.size() > most)
        refuse(key, "a list of at most " + std::to_string(most) + " numbers");
    std::vector<float> list;
    for (const auto& each : value) {
        const float number = each.is_number() ? each.get<float>() : std::nanf("");
        if (!std::isfinite(number))
            refuse(key, "a list of finite numbers");
        list.push_back(number);
    }
    return list;
}

std::vector<std::int64_t> JsonFields::integers(const std::string& key, std::int64_t least, std::int64_t most) const {
    const auto& value = field(key);
    const std::string wanted = "a list of whole numbers from " + std::to_string(least);
    if (!value.is_array())
        refuse(key, wanted);
    std::set<std::int64_t> found;
    for (const auto& each : value) {
        const bool fits = each.is_number_unsigned() ? each.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                                                    : each.is_number_integer() && each.get<std::int64_t>() <= most;
        if (!fits || each.get<std::int64_t>() < least)
            refuse(key, wanted);
        found.insert(each.get<std::int64_t>());
    }
    return {found.begin(), found.end()};
}

JsonFields JsonFields::object(const std::string& key) const {
    const auto& value = field(key);
    if (!value.is_object())
        refuse(key, "an object");
    return {m_file, m_prefix + key + ".", value};
}

void JsonFields::refuse(const std::string& key, const std::string& expected) const {
    const std::string given = m_object.contains(key)
                                  ? m_object.at(key).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                                  : "nothing";
    throw Error(ErrorCode::BadInput,
                m_file + ": field \"" + m_prefix + key + "\": expected " + expected + ", found " +
                    validUtf8(given.substr(0, 80)),
                "Correct this field in a text editor; the file was left as it is.");
}

const nlohmann::json& JsonFields::field(const std::string& key) const {
    if (!m_object.contains(key))
        refuse(key, "a value");
    return m_object.at(key);
}

} // namespace studio
