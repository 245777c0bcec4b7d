// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Findings.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace studio::cli {

void warn(Console& console, const std::vector<Finding>& findings) {
    for (const auto& each : findings)
        console.warn(each.message + " " + each.advice);
}

nlohmann::json findingsDocument(const std::vector<Finding>& findings) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& each : findings)
        list.push_back({{"id", each.id},
                        {"severity", each.severity == Finding::Severity::Warning ? "warning" : "note"},
                        {"message", each.message},
                        {"advice", each.advice}});
    return list;
}

void addNew(std::vector<Finding>& findings, const std::vector<Finding>& more) {
    for (const auto& each : more)
        if (std::ranges::find(findings, each.id, &Finding::id) == findings.end())
            findings.push_back(each);
}

} // namespace studio::cli
