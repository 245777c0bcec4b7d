// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayLabels.hpp"

#include "core/base/Error.hpp"

#include <charconv>
#include <cmath>
#include <set>

namespace studio::data {

namespace {

std::string wholeText(double number) {
    constexpr double largest = 1e15;
    if (!(std::abs(number) <= largest) || number != std::floor(number))
        throw Error(ErrorCode::BadInput, "holds labels that are no whole numbers");
    return std::to_string(static_cast<std::int64_t>(number));
}

/// The column of the one in a row of zeros; -1 for any other row.
std::int64_t columnOfOne(const io::StoredArray& array, std::int64_t row, std::int64_t columns) {
    std::int64_t found = -1;
    for (std::int64_t column = 0; column < columns; ++column) {
        const double value = array.number(row * columns + column);
        if (value == 0.0)
            continue;
        if (value != 1.0 || found >= 0)
            return -1;
        found = column;
    }
    return found;
}

std::vector<std::string> readOneHot(const io::StoredArray& array) {
    const std::int64_t columns = array.shape[1];
    std::vector<std::string> labels;
    labels.reserve(static_cast<std::size_t>(array.shape[0]));
    for (std::int64_t row = 0; row < array.shape[0]; ++row) {
        const std::int64_t column = columnOfOne(array, row, columns);
        if (column < 0)
            throw Error(ErrorCode::BadInput,
                        "holds " + std::to_string(columns) + " values for each picture that do not name one class");
        labels.push_back(std::to_string(column));
    }
    return labels;
}

} // namespace

bool canBeLabels(const io::ElementType& type, const std::vector<std::int64_t>& shape, std::int64_t count) {
    constexpr std::int64_t mostClasses = 10'000;
    if (shape.empty() || shape[0] != count || count < 1)
        return false;
    const bool single = shape.size() == 1 || (shape.size() == 2 && shape[1] == 1);
    if (type.isText())
        return single && type.bytes > 0;
    return type.isNumber() && (single || (shape.size() == 2 && shape[1] >= 2 && shape[1] <= mostClasses));
}

std::vector<std::string> readLabels(const io::StoredArray& array) {
    if (array.type.isText())
        return readTexts(array);
    if (array.shape.size() == 2 && array.shape[1] > 1)
        return readOneHot(array);
    std::vector<std::string> labels;
    labels.reserve(static_cast<std::size_t>(array.count()));
    for (std::int64_t i = 0; i < array.count(); ++i)
        labels.push_back(wholeText(array.number(i)));
    return labels;
}

std::vector<std::string> readTexts(const io::StoredArray& array) {
    std::vector<std::string> texts;
    texts.reserve(static_cast<std::size_t>(array.count()));
    for (std::int64_t i = 0; i < array.count(); ++i)
        texts.push_back(array.text(i));
    return texts;
}

std::optional<std::vector<std::string>> named(const std::vector<std::string>& labels,
                                              const std::vector<std::string>& names, std::int64_t first) {
    if (std::set(names.begin(), names.end()).size() != names.size())
        return std::nullopt;
    std::vector<std::string> result;
    result.reserve(labels.size());
    for (const std::string& label : labels) {
        std::int64_t number = 0;
        const char* end = label.data() + label.size();
        const bool whole = !label.empty() && std::from_chars(label.data(), end, number).ptr == end;
        const auto index = number - first;
        if (!whole || index < 0 || index >= static_cast<std::int64_t>(names.size()))
            return std::nullopt;
        result.push_back(names[static_cast<std::size_t>(index)]);
    }
    return result;
}

} // namespace studio::data
