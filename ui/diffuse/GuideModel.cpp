// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/GuideModel.hpp"

#include "core/studio/Exchange.hpp"
#include "ui/diffuse/MaskBrush.hpp"
#include "ui/session/Session.hpp"

#include <QFileInfo>
#include <QPointer>
#include <QUndoCommand>

namespace studio::ui {

namespace {

const QString encodeChannel = QStringLiteral("diffuse.guide");
const QString readChannel = QStringLiteral("diffuse.guide.file");

class GuideCommand : public QUndoCommand {
public:
    GuideCommand(GuideModel& model, GuideState after, const QString& text)
        : QUndoCommand(text)
        , m_model(&model)
        , m_before(model.state())
        , m_after(std::move(after)) {}
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const GuideState& state) {
        if (m_model)
            m_model->show(state);
    }

    QPointer<GuideModel> m_model;
    GuideState m_before;
    GuideState m_after;
};

} // namespace

GuideModel::GuideModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &Session::projectChanged, this, [this] {
        m_engine = nullptr;
        show({}); // its pictures belong to the project that was
    });
}

void GuideModel::setEngine(Engine engine) {
    m_engine = std::move(engine);
    prepare();
}

void GuideModel::setPicture(const Image& picture, const QString& name) {
    apply({picture, name, {}}, tr("Start from %1").arg(name));
}

void GuideModel::setGuide(const SampleGuide& guide, const Image& picture) {
    const bool exact = !guide.original.empty() && !guide.pixelMask.empty();
    GuideState state{.picture = exact ? guide.original : picture, .name = tr("from a recipe"), .mask = {}};
    if (m_engine) {
        state.latent = guide.picture;
        state.weights = m_engine->weights();
        state.cells = guide.mask;
    }
    if (exact)
        state.mask = guide.pixelMask;
    else if (m_engine && !guide.mask.empty())
        state.mask = maskOfCells(guide.mask, m_engine->shape(), picture);
    apply(std::move(state), tr("Start from a recipe's picture"));
}

void GuideModel::setFile(const QString& path) {
    if (!m_session.project())
        return;
    ask(
        m_session.lane(), readChannel, this,
        [path, project = m_session.project()](std::stop_token stop) {
            return readPicture(std::filesystem::path(path.toStdU16String()), project->facts(), stop);
        },
        [this, path](Answer<Image> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                return Q_EMIT failed(*error);
            setPicture(std::get<Image>(answer), QFileInfo(path).fileName());
        });
}

void GuideModel::removePicture() {
    apply({}, tr("Start from noise"));
}

void GuideModel::setMask(const Image& mask) {
    apply({m_state.picture, m_state.name, mask, m_state.latent, m_state.weights}, tr("Paint the mask"));
}

void GuideModel::clearMask() {
    apply({m_state.picture, m_state.name, {}, m_state.latent, m_state.weights}, tr("Clear the mask"));
}

void GuideModel::setStrength(double strength) {
    m_strength = strength;
    if (!m_guide)
        return;
    auto guide = std::make_shared<SampleGuide>(*m_guide);
    guide->strength = strength;
    m_guide = std::move(guide);
    Q_EMIT guideChanged();
}

void GuideModel::apply(GuideState state, const QString& text) {
    if (state == m_state)
        return;
    // Pushing does it: the stack calls redo().
    m_session.undoStack().push(std::make_unique<GuideCommand>(*this, std::move(state), text).release());
}

void GuideModel::show(const GuideState& state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
    prepare();
}

void GuideModel::adopt(const GuideState& state, double strength, std::shared_ptr<const SampleGuide> guide) {
    m_strength = strength;
    if (!guide)
        return show(state);
    m_session.lane().cancel(encodeChannel.toStdString());
    m_state = state;
    m_guide = std::move(guide);
    m_preparing = false;
    Q_EMIT stateChanged();
    Q_EMIT guideChanged();
}

void GuideModel::prepare() {
    m_preparing = m_engine && hasPicture();
    if (!m_preparing) {
        m_session.lane().cancel(encodeChannel.toStdString());
        m_guide = nullptr;
        return Q_EMIT guideChanged();
    }
    ask(
        m_session.lane(), encodeChannel, this,
        [engine = m_engine, state = m_state, masks = canMask()](std::stop_token) {
            SampleGuide guide;
            // The weights of a training have no name, and are others a moment later.
            const bool fits = !state.weights.empty() && state.weights == engine->weights();
            guide.picture = fits ? state.latent : engine->encode(state.picture);
            if (!masks || !isMarked(state.mask))
                return guide;
            guide.mask = fits && !state.cells.empty() ? state.cells : engine->latentMask(state.mask);
            guide.original = state.picture;
            guide.pixelMask = state.mask;
            return guide;
        },
        [this](Answer<SampleGuide> answer) { take(std::move(answer)); });
}

void GuideModel::take(Answer<SampleGuide> answer) {
    m_preparing = false;
    if (auto* ready = std::get_if<SampleGuide>(&answer)) {
        ready->strength = m_strength;
        m_guide = std::make_shared<const SampleGuide>(std::move(*ready));
    } else {
        m_guide = nullptr;
        Q_EMIT failed(std::get<Error>(answer));
    }
    Q_EMIT guideChanged();
}

} // namespace studio::ui
