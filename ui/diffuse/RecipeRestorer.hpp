// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "core/studio/Recipe.hpp"

#include <QObject>

#include <memory>
#include <optional>

namespace studio::ui {

class GuideModel;
class SampleControls;
class SamplesPane;
class Session;

/// Brings back what a recipe says, as one step to undo: the settings, the picture to start from with its mask, and
/// which sample it is about. Waits until the recipe's run is there.
class RecipeRestorer : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;

    RecipeRestorer(Session& session, SampleControls& controls, GuideModel& guide, SamplesPane& samples,
                   QObject* parent = nullptr);

    void want(Recipe recipe) { m_wanted = std::move(recipe); }
    /// Restores what is wanted of this engine's run; false: nothing is.
    bool apply(const Engine& engine);

Q_SIGNALS:
    void noticed(const QString& text);
    void failed(const studio::Error& error);

private:
    SampleRequest fittingRequest(const Recipe& recipe, const LatentEngine& engine) const;
    void restore(const Recipe& recipe, const Image& picture);

    Session& m_session;
    SampleControls& m_controls;
    GuideModel& m_guide;
    SamplesPane& m_samples;
    std::optional<Recipe> m_wanted;
};

} // namespace studio::ui
