// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/plots/SmallPlot.hpp"

#include <QStringList>

#include <vector>

class QCPCurve;
class QCPGraph;
class QCPLayer;
class QPen;

namespace studio::ui {

/// The way of one sample over the map of the latents: where x_t and the predicted x0 stood at every step.
struct LatentPath {
    std::vector<MapPoint> noisy;
    std::vector<MapPoint> predicted;
};

LatentPath latentPath(const std::vector<DenoisingStep>& steps);

/// The training latents on their two leading principal directions, as dots in class colours, and over them the way of
/// every sample from noise to picture: x_t grey, the predicted x0 bright, a dot at the current step. The chosen
/// sample's way is drawn stronger.
class TrajectoryPlot : public SmallPlot {
    Q_OBJECT

public:
    explicit TrajectoryPlot(QWidget* parent = nullptr);

    void setMap(LatentMap map, const QStringList& classNames);
    const LatentMap& map() const noexcept { return m_map; }
    void setPaths(std::vector<LatentPath> paths, int chosen);
    const std::vector<LatentPath>& paths() const noexcept { return m_paths; }
    void setChosen(int sample);
    void setCurrent(int step);

    QString readoutAt(QPointF place) const override;

    QSize sizeHint() const override { return {240, 240}; }

protected:
    int stepAt(QPointF place) const override;
    void applyTheme() override;

private:
    void redrawPaths();
    void showMap();
    void showPaths();
    void showHere();
    void fitView();
    void addPath(const std::vector<MapPoint>& points, const QPen& pen);
    double distance(QPointF place, MapPoint point) const; ///< in pixels

    LatentMap m_map;
    QStringList m_classNames;
    std::vector<LatentPath> m_paths;
    int m_chosen = 0;
    int m_current = -1;
    QCPLayer* m_layer; ///< of the paths alone: a step of the film need not draw the map again
    std::vector<QCPGraph*> m_dots;
    std::vector<QCPCurve*> m_curves;
    QCPGraph* m_noisyHere;
    QCPGraph* m_predictedHere;
    QCPGraph* m_chosenHere;
};

} // namespace studio::ui
