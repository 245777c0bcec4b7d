// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/session/Ask.hpp"

#include <QObject>
#include <QString>

#include <memory>

namespace studio::ui {

class Session;

/// The picture that sampling starts from, and the part of it that is drawn anew; without a mask all of it is.
struct GuideState {
    Image picture;
    QString name;
    Image mask; ///< grey, of the picture's size; empty: none was painted yet
    /// What the picture and the mask are in the latent, where that is known more exactly than from the two.
    Latent latent = {};
    std::string weights = {}; ///< that `latent` belongs to
    std::vector<float> cells = {};
    bool operator==(const GuideState&) const = default;
};

/// Image-to-image and inpainting: a picture, a mask and a strength, and the SampleGuide that they make under the run's
/// autoencoder. Pictures and masks are steps of the session's undo stack.
class GuideModel : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;

    explicit GuideModel(Session& session, QObject* parent = nullptr);

    void setEngine(Engine engine);
    const GuideState& state() const noexcept { return m_state; }
    bool hasPicture() const noexcept { return !m_state.picture.empty(); }
    bool canMask() const noexcept { return m_engine && !m_engine->shape().isVector; }

    void setPicture(const Image& picture, const QString& name);
    void setFile(const QString& path); ///< reads it at the dataset's size
    void removePicture();
    /// The guide of a recipe: exactly its latent and its cells, to be seen as `picture`, what it decodes to.
    void setGuide(const SampleGuide& guide, const Image& picture);
    void setMask(const Image& mask);
    void clearMask();
    void setStrength(double strength);
    double strength() const noexcept { return m_strength; }
    void show(const GuideState& state); ///< without a step to undo
    /// Goes on from another model: with its guide where that is ready for this engine (null: it is made).
    void adopt(const GuideState& state, double strength, std::shared_ptr<const SampleGuide> guide);

    /// What a request needs; null without a picture, and while isPreparing().
    const std::shared_ptr<const SampleGuide>& guide() const noexcept { return m_guide; }
    bool isPreparing() const noexcept { return m_preparing; }

Q_SIGNALS:
    void stateChanged();
    /// guide() gives another one now.
    void guideChanged();
    void failed(const studio::Error& error);

private:
    void apply(GuideState state, const QString& text);
    void prepare();
    void take(Answer<SampleGuide> answer);

    Session& m_session;
    Engine m_engine;
    GuideState m_state;
    double m_strength = 0.6;
    bool m_preparing = false;
    std::shared_ptr<const SampleGuide> m_guide;
};

} // namespace studio::ui
