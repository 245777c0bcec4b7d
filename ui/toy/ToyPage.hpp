// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/toy/ToyCanvas.hpp"
#include "ui/toy/ToyExport.hpp"

#include <QWidget>

#include <array>

namespace studio::ui {

class Banner;
class Session;
class ToyControls;
class ToyLayerBar;
class ToyPlayer;
class ToyPointsPanel;
class ToyView;

/// Diffusion on points of the plane: what a sampler does, without a project and without training. Points are drawn or
/// chosen, particles are carried to them by the exact denoiser, two samplers can be watched from the same noise.
class ToyPage : public QWidget {
    Q_OBJECT

public:
    explicit ToyPage(Session& session, QWidget* parent = nullptr);

    ToyModel& model() noexcept { return *m_model; }
    ToyControls& controls() noexcept { return *m_controls; }
    ToyPointsPanel& pointsPanel() noexcept { return *m_points; }
    ToyPlayer& player() noexcept { return *m_player; }
    ToyView& view(std::size_t index) noexcept { return *m_views.at(index); }
    ToyScene scene() const; ///< as it stands

Q_SIGNALS:
    void backRequested(); ///< Escape, or the button

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makeSide();
    QLayout* makeMiddle();
    void connectParts();
    void takeSettings();
    void takeLayers();
    void takeRuns();
    void setTool(ToyTool tool);

    Session& m_session;
    ToyModel* m_model;
    Banner* m_banner;
    ToyPointsPanel* m_points;
    ToyControls* m_controls;
    std::array<ToyView*, 2> m_views;
    ToyPlayer* m_player;
    ToyLayerBar* m_layers;
    bool m_started = false;
};

} // namespace studio::ui
