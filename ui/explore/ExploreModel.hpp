// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explore/ExploreState.hpp"
#include "ui/session/Session.hpp"

#include <QHash>
#include <QObject>

#include <memory>

namespace studio::ui {

/// What Explore shows of a run: its engine, its axes and the state of the walk. Every committed change is one step of
/// the session's undo stack; what a drag passes through on its way is shown, not recorded. States are kept per run.
class ExploreModel : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;
    static constexpr int leadingDirections = 12;
    static constexpr std::int64_t mostRawDimensions = 64;

    explicit ExploreModel(Session& session, QObject* parent = nullptr);

    /// Shows `run`: asks for its engine, then for its axes, and starts from a validation picture when it is new here.
    void setRun(const QString& run);
    const QString& run() const noexcept { return m_run; }
    /// Where the walk stands in every run that was shown.
    QHash<QString, ExploreState> walks() const;
    /// Goes on with walks of another model; before setRun().
    void setWalks(const QHash<QString, ExploreState>& walks) { m_states = walks; }
    const Engine& engine() const noexcept { return m_engine; }
    const std::shared_ptr<Project>& project() const noexcept { return m_session.project(); }
    Session& session() noexcept { return m_session; }

    const ExploreState& state() const noexcept { return m_state; }
    Latent latent() const { return walk(m_state, m_principal, m_raw); }
    const Axes& axes(AxisKind kind) const noexcept { return kind == AxisKind::Raw ? m_raw : m_principal; }
    AxisKind axisKind() const noexcept { return m_kind; }
    void setAxisKind(AxisKind kind);
    bool offersRawAxes() const noexcept { return m_raw.count() > 0; }
    /// The walk came from other weights, and its pictures are being encoded again with these.
    bool isRenewing() const noexcept { return m_renewing; }
    double explained() const noexcept { return m_explained; }

    /// Follows the hand: shown at once, recorded by commit().
    void moveAlong(std::size_t axis, double deviations);
    /// Records what changed since the last commit as one undo step called `text`.
    void commit(const QString& text);

    void resetAxis(std::size_t axis);
    void resetAll();
    void randomise();
    /// Continues from `latent`, offsets at zero; `picture` is what it shows.
    void startFrom(Latent latent, const Image& picture, const QString& name);
    void startFromPicture(const Image& picture, const QString& name);
    void startFromFile(const QString& path); ///< any picture file; it is brought to the project's size
    void setEndpoint(End end, Endpoint endpoint);
    void setEndpointPicture(End end, const Image& picture, const QString& name);
    void setEndpointFile(End end, const QString& path);
    void setEndpointRandom(End end);
    void setEndpointToShown(End end);
    void swapEndpoints();

Q_SIGNALS:
    void engineChanged(); ///< another run, or none
    void axesChanged();
    void stateChanged();
    void failed(const QString& run, const studio::Error& error);

private:
    friend class ExploreCommand;
    void show(const QString& run, const ExploreState& state); ///< from undo and redo
    void adopt(Engine engine);
    void restore(const ExploreState& state);
    void renew(ExploreState state);
    void findAxes();
    void apply(ExploreState state, const QString& text);
    template<class Taken>
    void readPicture(const QString& path, const QString& channel, Taken taken);

    Session& m_session;
    QString m_run;
    Engine m_engine;
    Axes m_principal;
    Axes m_raw;
    AxisKind m_kind = AxisKind::Principal;
    double m_explained = 0.0;
    ExploreState m_state;
    ExploreState m_committed;
    QHash<QString, ExploreState> m_states;
    std::string m_weights;                     ///< names those of m_engine
    std::weak_ptr<const LatentEngine> m_known; ///< the engine that m_weights was made for
    std::uint64_t m_unnamed = 0;               ///< engines of trainings met so far: their weights have no hash
    bool m_renewing = false;
};

} // namespace studio::ui
