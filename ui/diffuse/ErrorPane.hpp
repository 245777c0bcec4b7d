// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/plots/Curve.hpp"

#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;

namespace studio::ui {

class CurvePlot;
class ElidedLabel;
class SamplerErrorFeed;
class Session;

/// One sampler to measure: its request, and how its curve is called and coloured.
struct SamplerRace {
    SampleRequest request;
    QString name;
    QColor colour;
};

/// The distance of samplers to their exact end over their number of steps, as curves that come one by one.
class ErrorPane : public QWidget {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;

    explicit ErrorPane(Session& session, QWidget* parent = nullptr);

    void measure(const Engine& engine, std::vector<SamplerRace> races);
    void stop();
    void clear();
    bool isBusy() const;

    CurvePlot& plot() noexcept { return *m_plot; }
    SamplerErrorFeed& feed() noexcept { return *m_feed; }

Q_SIGNALS:
    /// With its own number of steps, the race at `place` ends that far from the exact end.
    void distanceFound(int place, double distance);
    void measureRequested();
    void finished();
    void failed(const studio::Error& error);

private:
    void take(int place, const std::vector<SamplerError>& errors);
    void showState();

    SamplerErrorFeed* m_feed;
    CurvePlot* m_plot;
    ElidedLabel* m_status;
    QPushButton* m_button;
    std::vector<SamplerRace> m_races;
    std::vector<Curve> m_curves;
};

} // namespace studio::ui
