// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Toy.hpp"
#include "ui/session/Follow.hpp"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace studio::ui {

class Session;

/// What to fly through the points, besides the points themselves.
struct ToySettings {
    std::string schedule = "cosine";
    std::vector<Choice> samplers; ///< one, or two to compare from the same noise
    int steps = 20;
    double eta = 0.0;    ///< for those that use it
    bool karras = false; ///< for those that use it
    int particles = 200;
    std::uint64_t seed = 0;
    bool field = true; ///< whether the field is wanted too
};

/// One sampler's flight. The field comes a little later: one set of arrows a step, empty where no noise is left.
struct ToyRun {
    Choice sampler;
    std::string schedule;
    bool isWandering = false; ///< fresh noise at every step: its trails are scribbles
    std::shared_ptr<const ToyFlight> flight;
    std::vector<std::vector<ToyPoint>> field;
};

/// The points, and the flights through them, which follow every change. A finished stroke, a shape and clearing are
/// steps of the session's undo stack.
class ToyModel : public QObject {
    Q_OBJECT

public:
    using Points = std::vector<ToyPoint>;
    using Runs = std::vector<std::shared_ptr<const ToyRun>>;
    static constexpr std::size_t mostPoints = 500;
    static constexpr int shapePoints = 240;
    static constexpr float extent = 3.0F; ///< the plane is shown from -extent to extent
    static constexpr int fieldCells = 24; ///< a side

    explicit ToyModel(Session& session, QObject* parent = nullptr);

    const Points& points() const noexcept { return m_points; }
    bool isFull() const noexcept { return m_points.size() >= mostPoints; }
    void addPoint(ToyPoint point);             ///< nothing when full
    void erase(ToyPoint middle, float radius); ///< all points within the circle
    void commit(const QString& text);          ///< makes what was added and erased one step to undo
    void useShape(const Choice& shape);
    void startWith(const Choice& shape); ///< the same, as something there from the beginning: not to be undone
    void clear();

    const ToySettings& settings() const noexcept { return m_settings; }
    void setSettings(ToySettings settings);
    const Runs& runs() const noexcept { return m_runs; }         ///< as of the last answer; none without points
    bool isSettled() const noexcept { return m_done == m_wish; } ///< that answer was to the last question

Q_SIGNALS:
    void pointsChanged();
    void runsChanged();
    void failed(const studio::Error& error);

private:
    friend class ToyCommand;
    void setPoints(Points points);
    void show(const Points& points); ///< from undo and redo
    void fly();
    void takeRuns(Runs runs);
    void findField();

    Session& m_session;
    QString m_fieldChannel;
    Follower m_flights;
    quint64 m_wish = 0; ///< counts requests: no field is looked for while a newer flight waits
    quint64 m_done = 0; ///< the request that has been answered in full
    Points m_points;
    Points m_committed;
    ToySettings m_settings;
    Runs m_runs;
};

} // namespace studio::ui
