// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/session/Follow.hpp"

#include <QObject>

#include <memory>
#include <vector>

namespace studio::ui {

class Session;

/// Draws samples and the film of one of them as the settings change. A draft of a few steps follows the hand; the
/// samples with all steps come when the hand rests, and a newer wish stops them.
class DiffusionFeed : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;
    enum class Quality { Draft, Final };
    static constexpr int draftSteps = 4;

    explicit DiffusionFeed(Session& session, QObject* parent = nullptr);

    void setEngine(Engine engine);
    const Engine& engine() const noexcept { return m_engine; }
    void drawSamples(const SampleRequest& request);
    /// The denoising steps of sample `index` under the same settings.
    void drawFilm(SampleRequest request, std::int64_t index);

Q_SIGNALS:
    void samplesDrawn(const std::vector<studio::Image>& samples, studio::ui::DiffusionFeed::Quality quality);
    void filmDrawn(const std::vector<studio::DenoisingStep>& steps);
    void failed(const studio::Error& error);

private:
    void deliver(const Engine& engine, Answer<std::vector<Image>> answer, Quality quality);

    InferenceLane& m_lane;
    Engine m_engine;
    Follower m_drafts;
    quint64 m_wish = 0; ///< counts requests: a draft that comes after its final is not shown
    quint64 m_finished = 0;
};

} // namespace studio::ui
