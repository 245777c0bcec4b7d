// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace studio {

using ParameterValue = std::variant<bool, std::int64_t, double, std::string>;

/// Which part of a form a parameter stands in.
enum class ParameterGroup { Model, Loss, Training };

/// The one description of a parameter. The form, `--set`, `config.json` and `--help-parameters` are all drawn from it.
/// The type of `fallback` is the parameter's type; `minimum` and `maximum` are inclusive and apply to numbers.
struct ParameterSpec {
    std::string key;
    std::string label;
    std::string unit;
    std::string help;
    ParameterValue fallback;
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices = {};
    ParameterGroup group = ParameterGroup::Model;
    bool advanced = false;
    bool logarithmic = false; ///< a slider for it runs in decades
};

using ParameterSpecs = std::vector<ParameterSpec>;

/// Values for a list of specs; every value is always within its range.
class Parameters {
public:
    Parameters() = default;
    explicit Parameters(ParameterSpecs specs);

    const ParameterSpecs& specs() const noexcept { return m_specs; }
    const ParameterSpec& spec(std::string_view key) const;
    bool contains(std::string_view key) const noexcept;

    /// Parses `text` as the parameter's type. Throws Error(WrongUsage) that names the key, the value and the range.
    void setFromText(std::string_view key, std::string_view text);
    /// Throws Error(WrongUsage) for an unknown key, a wrong type, a value out of range or not finite.
    void set(std::string_view key, const ParameterValue& value);

    const ParameterValue& value(std::string_view key) const;
    bool boolean(std::string_view key) const;
    std::int64_t integer(std::string_view key) const; ///< also accepts nothing but an integer parameter
    double real(std::string_view key) const;          ///< an integer parameter is widened
    const std::string& text(std::string_view key) const;

    bool operator==(const Parameters& other) const { return m_values == other.m_values; }

private:
    ParameterSpecs m_specs;
    std::map<std::string, ParameterValue, std::less<>> m_values;
};

/// The value as it is typed after `key=`: true/false, an integer, the shortest decimal that reads back the same, or the
/// text.
std::string toText(const ParameterValue& value);

} // namespace studio
