// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Parameters.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace studio {

namespace {

[[noreturn]] void refuse(const ParameterSpec& spec, std::string_view given, const std::string& expected) {
    throw Error(ErrorCode::WrongUsage, spec.key + "=" + std::string(given) + ": expected " + expected);
}

std::string rangeText(const ParameterSpec& spec) {
    return "a number from " + toText(spec.minimum) + " to " + toText(spec.maximum);
}

std::string choiceText(const ParameterSpec& spec) {
    std::string text = "one of";
    for (const auto& choice : spec.choices)
        text += " " + choice;
    return text;
}

template<class Number>
Number parseNumber(const ParameterSpec& spec, std::string_view text) {
    Number number{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (status != std::errc{} || end != text.data() + text.size())
        refuse(spec, text, rangeText(spec));
    return number;
}

ParameterValue parse(const ParameterSpec& spec, std::string_view text) {
    if (std::holds_alternative<bool>(spec.fallback)) {
        if (text == "true" || text == "1" || text == "on" || text == "yes")
            return true;
        if (text == "false" || text == "0" || text == "off" || text == "no")
            return false;
        refuse(spec, text, "true or false");
    }
    if (std::holds_alternative<std::int64_t>(spec.fallback))
        return parseNumber<std::int64_t>(spec, text);
    if (std::holds_alternative<double>(spec.fallback))
        return parseNumber<double>(spec, text);
    return std::string(text);
}

void checkRange(const ParameterSpec& spec, const ParameterValue& value) {
    const auto within = [&](double number) {
        if (!std::isfinite(number) || number < spec.minimum || number > spec.maximum)
            refuse(spec, toText(value), rangeText(spec));
    };
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        within(static_cast<double>(*integer));
    if (const auto* real = std::get_if<double>(&value))
        within(*real);
    if (const auto* text = std::get_if<std::string>(&value);
        text && !spec.choices.empty() && std::ranges::find(spec.choices, *text) == spec.choices.end())
        refuse(spec, *text, choiceText(spec));
}

} // namespace

Parameters::Parameters(ParameterSpecs specs)
    : m_specs(std::move(specs)) {
    for (const auto& each : m_specs)
        m_values.emplace(each.key, each.fallback);
}

bool Parameters::contains(std::string_view key) const noexcept {
    return m_values.find(key) != m_values.end();
}

const ParameterSpec& Parameters::spec(std::string_view key) const {
    const auto found = std::ranges::find(m_specs, key, &ParameterSpec::key);
    if (found == m_specs.end()) {
        std::string known;
        for (const auto& each : m_specs)
            known += (known.empty() ? "" : ", ") + each.key;
        throw Error(ErrorCode::WrongUsage, "unknown parameter \"" + std::string(key) + "\"",
                    "Known parameters: " + known);
    }
    return *found;
}

void Parameters::setFromText(std::string_view key, std::string_view text) {
    set(key, parse(spec(key), text));
}

void Parameters::set(std::string_view key, const ParameterValue& value) {
    const ParameterSpec& description = spec(key);
    ParameterValue converted = value;
    if (std::holds_alternative<double>(description.fallback))
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            converted = static_cast<double>(*integer);
    if (converted.index() != description.fallback.index())
        throw Error(ErrorCode::WrongUsage, description.key + "=" + toText(value) + ": wrong type");
    checkRange(description, converted);
    m_values.find(key)->second = std::move(converted);
}

const ParameterValue& Parameters::value(std::string_view key) const {
    const auto found = m_values.find(key);
    if (found == m_values.end())
        static_cast<void>(spec(key));
    return found->second;
}

bool Parameters::boolean(std::string_view key) const {
    return std::get<bool>(value(key));
}

std::int64_t Parameters::integer(std::string_view key) const {
    return std::get<std::int64_t>(value(key));
}

double Parameters::real(std::string_view key) const {
    const ParameterValue& held = value(key);
    if (const auto* whole = std::get_if<std::int64_t>(&held))
        return static_cast<double>(*whole);
    return std::get<double>(held);
}

const std::string& Parameters::text(std::string_view key) const {
    return std::get<std::string>(value(key));
}

std::string toText(const ParameterValue& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    char buffer[32];
    const auto result = std::holds_alternative<double>(value)
                            ? std::to_chars(buffer, buffer + sizeof buffer, std::get<double>(value))
                            : std::to_chars(buffer, buffer + sizeof buffer, std::get<std::int64_t>(value));
    return {buffer, result.ptr};
}

} // namespace studio
