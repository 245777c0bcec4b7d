// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/pictures/PictureExport.hpp"

#include <QString>

#include <memory>
#include <vector>

class QWidget;

namespace studio::ui {

class Session;

/// Samples on the screen, and what they were drawn with.
struct DrawnSamples {
    std::shared_ptr<const LatentEngine> engine;
    SampleRequest request;
    std::vector<Image> pictures;
};

/// Asks where to save, then writes all samples side by side as one PNG.
void exportGrid(Session& session, QWidget* parent, const DrawnSamples& samples);

/// Asks for a folder, then writes every sample as a PNG that holds its recipe.
void exportSingles(Session& session, QWidget* parent, const DrawnSamples& samples);
/// The same without asking; files that are there already stay.
void writeSingles(Session& session, const QString& folder, const DrawnSamples& samples);

/// A film to save: as PNG in two rows, as GIF or MP4 step by step.
PictureExport filmExport(const std::vector<DenoisingStep>& steps, const RunInfo& run);

} // namespace studio::ui
