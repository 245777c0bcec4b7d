// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/RecipeRestorer.hpp"

#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/GuideSlot.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/diffuse/SamplesPane.hpp"
#include "ui/session/Session.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QUndoStack>

#include <algorithm>

namespace studio::ui {

RecipeRestorer::RecipeRestorer(Session& session, SampleControls& controls, GuideModel& guide, SamplesPane& samples,
                               QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_controls(controls)
    , m_guide(guide)
    , m_samples(samples) {}

bool RecipeRestorer::apply(const Engine& engine) {
    if (!m_wanted || !engine || m_wanted->run != engine->run().name)
        return false;
    Recipe recipe = *std::exchange(m_wanted, std::nullopt);
    try {
        recipe.request = fittingRequest(recipe, *engine);
    } catch (const Error& error) {
        Q_EMIT failed(error);
        return false;
    }
    const auto differs = [](const std::string& before, const std::string& now) {
        return !before.empty() && !now.empty() && before != now;
    };
    if (differs(recipe.weights, engine->weights())) {
        Q_EMIT noticed(tr("%1 has learned on since this picture was drawn: it may come out differently.")
                           .arg(QString::fromStdString(recipe.run)));
    } else if (differs(recipe.decoder, engine->decoder().sha256)) {
        Q_EMIT noticed(tr("%1 decoded this picture with other weights: it may come out differently.")
                           .arg(QString::fromStdString(engine->run().autoencoder)));
    }
    if (!recipe.request.guide) {
        restore(recipe, {});
        return true;
    }
    ask(
        m_session.lane(), QStringLiteral("diffuse.recipe"), this,
        [engine, guide = recipe.request.guide](std::stop_token) { return engine->decode(guide->picture); },
        [this, recipe](Answer<Image> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                return Q_EMIT failed(*error);
            restore(recipe, std::get<Image>(answer));
        });
    return true;
}

/// The recipe's request in this project, of a sampler that its run knows: another one would draw another picture.
SampleRequest RecipeRestorer::fittingRequest(const Recipe& recipe, const LatentEngine& engine) const {
    SampleRequest request = requestOf(recipe, m_session.project()->facts().classes);
    std::string known;
    for (const Choice& each : engine.samplers()) {
        if (each.id == request.sampler)
            return request;
        known += (known.empty() ? "" : ", ") + each.id;
    }
    throw Error(ErrorCode::Mismatch,
                "the run \"" + recipe.run + "\" cannot be drawn from with the recipe's sampler " + request.sampler,
                "It was trained anew in another way. Its samplers are: " + known);
}

void RecipeRestorer::restore(const Recipe& recipe, const Image& picture) {
    // A sample far down the row is drawn alone; one of the first stands in its place among the others.
    SampleRequest request = recipe.request;
    const std::int64_t index = request.first;
    const bool alone = index >= SampleControls::largestCount;
    request.first = alone ? index : 0;
    request.count = std::max(m_controls.request().count, alone ? 1 : index + 1);

    QUndoStack& undo = m_session.undoStack();
    undo.beginMacro(tr("Restore a recipe"));
    if (recipe.request.guide) {
        m_guide.setGuide(*recipe.request.guide, picture);
        m_controls.guideSlot().strength().choose(100.0 * recipe.request.guide->strength);
    } else {
        m_guide.removePicture();
    }
    m_controls.restore(request);
    undo.endMacro();
    m_samples.choose(alone ? 0 : static_cast<int>(index), static_cast<int>(request.count));
}

} // namespace studio::ui
