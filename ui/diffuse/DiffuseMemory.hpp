// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diffuse/SampleMemory.hpp"
#include "ui/train/RunSubject.hpp"

#include <QString>

#include <optional>
#include <string>

namespace studio::ui {

/// What was typed into the form that trains a diffusion model.
struct FormMemory {
    std::string autoencoder;
    RunDraft draft;
};

/// What Diffuse shows, for a room that takes its place.
struct DiffuseMemory {
    int mode = 0;       ///< DiffuseWorkspace::Mode
    QString trainingOn; ///< the autoencoder whose form was asked for; empty: none
    std::optional<FormMemory> form;
    std::optional<SampleMemory> samples;
};

} // namespace studio::ui
