// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Training.hpp"

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace studio::ui {

/// A run as it stands in a form, before anybody has started it.
struct RunDraft {
    std::string name;
    Preset preset = Preset::Balanced;
    std::map<std::string, std::string> settings; ///< parameters by their keys, where they differ from the preset's
    std::uint64_t seed = 0;
    QString typedSeed = {}; ///< as it stands in the field, also where it is no number; empty: the seed's
};

/// What a form for new runs asks about: a model on the project's pictures, or a diffusion model on an autoencoder. The
/// functions hold the project and may be called on a lane.
struct RunSubject {
    std::string stem;          ///< what a run is called when nobody types a name, with a number where that is taken
    std::int64_t pictures = 0; ///< that it trains on
    std::map<std::string, std::string> changes = {}; ///< of every preset, which the form begins with
    std::function<Parameters(Preset)> parameters;
    std::function<TrainingEstimate(const RunDraft&)> estimate;
    std::function<TrainingEstimate(const RunDraft&, std::stop_token)> measure;
    std::function<std::vector<Finding>(const TrainingEstimate&)> examine;
    /// Whether a parameter makes a difference beside these values.
    std::function<bool(const std::string& key, const Parameters& values)> applies;
};

RunSubject autoencoderSubject(const std::shared_ptr<Project>& project, const std::string& model);
RunSubject diffusionSubject(const std::shared_ptr<Project>& project, const RunInfo& autoencoder);

TrainRequest trainRequest(const std::string& model, const RunDraft& draft);
DiffuseRequest diffuseRequest(const std::string& autoencoder, const RunDraft& draft);

/// Where a run's parameters differ from the preset's: what a new run like it is begun with.
std::map<std::string, std::string> differences(const Parameters& preset, const Parameters& run);

} // namespace studio::ui
