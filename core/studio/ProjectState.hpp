// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.hpp"
#include "core/studio/Project.hpp"
#include "core/studio/ProjectLock.hpp"

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace studio {

/// What an open project holds. All of it but the runs' folders and what is left out is
/// immutable after opening.
struct Project::State {
    std::filesystem::path folder;
    std::unique_ptr<ProjectLock> lock;
    std::shared_ptr<const data::Dataset> dataset;
    data::Split split;
    std::vector<bool> held; ///< by index: whether it validates
    DatasetFacts facts;
    mutable std::mutex choosing;       ///< guards `leftOut` and project.json
    std::vector<std::int64_t> leftOut; ///< ascending
    std::mutex checking;               ///< guards `checked`
    bool checked = false;              ///< the pictures are sound
    std::mutex runs;                   ///< making and removing run folders; guards `live`
    std::set<std::string> live;        ///< runs that a job of this process trains
};

} // namespace studio
