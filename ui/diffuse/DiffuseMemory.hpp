// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diffuse/SampleMemory.hpp"
#include "ui/train/RunSubject.hpp"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace studio::ui {

/// What was typed into the form that trains a diffusion model.
struct FormMemory {
    std::string autoencoder;
    RunDraft draft;
};

/// What the page that compares samplers was set to.
struct CompareMemory {
    SampleRequest common;               ///< what all columns share
    std::vector<SampleRequest> columns; ///< of those that are shown
};

/// What Diffuse shows, for a room that takes its place.
struct DiffuseMemory {
    int mode = 0;       ///< DiffuseWorkspace::Mode
    QString trainingOn; ///< the autoencoder whose form was asked for; empty: none
    std::optional<FormMemory> form;
    std::optional<SampleMemory> samples;
    std::optional<CompareMemory> compare;
};

} // namespace studio::ui
