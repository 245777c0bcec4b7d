// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/session/Follow.hpp"

#include <QObject>

#include <memory>
#include <vector>

namespace studio::ui {

class Session;

/// Draws samples, and the films of how they came about, as the settings change. A draft of a few steps follows the
/// hand; the samples with all steps come when the hand rests, and a newer wish stops them.
class DiffusionFeed : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;
    using Film = std::vector<DenoisingStep>;
    enum class Quality { Draft, Final };
    static constexpr int draftSteps = 4;

    /// `name` keeps the requests of several feeds apart.
    DiffusionFeed(Session& session, const QString& name, QObject* parent = nullptr);
    ~DiffusionFeed() override;

    void setEngine(Engine engine);
    const Engine& engine() const noexcept { return m_engine; }
    void drawSamples(const SampleRequest& request);
    /// The denoising steps of sample `index` under the same settings.
    void drawFilm(SampleRequest request, std::int64_t index);
    /// Those of the first `count` samples at once.
    void drawFilms(SampleRequest request, std::int64_t count);
    void stop(); ///< what is under way and not yet seen is not wanted any more
    /// How long the last samples of Quality::Final took.
    double seconds() const noexcept { return m_seconds; }

Q_SIGNALS:
    void samplesDrawn(const std::vector<studio::Image>& samples, studio::ui::DiffusionFeed::Quality quality);
    void filmDrawn(const studio::ui::DiffusionFeed::Film& film, int index);
    void filmsDrawn(const std::vector<studio::ui::DiffusionFeed::Film>& films);
    void failed(const studio::Error& error);

private:
    struct Drawn {
        std::vector<Image> samples;
        double seconds = 0.0;
    };
    static Drawn draw(const LatentEngine& engine, const SampleRequest& request, std::stop_token stop);
    void drawDraft(SampleRequest request, quint64 wish);
    void deliver(const Engine& engine, const Answer<Drawn>& answer, Quality quality);

    InferenceLane& m_lane;
    QString m_samplesChannel;
    QString m_filmChannel;
    QString m_filmsChannel;
    Engine m_engine;
    Follower m_drafts;
    quint64 m_wish = 0; ///< counts requests: a draft that comes after its final is not shown
    quint64 m_finished = 0;
    int m_draftSteps = draftSteps; ///< fewer where the machine is slow
    double m_seconds = 0.0;
};

} // namespace studio::ui
