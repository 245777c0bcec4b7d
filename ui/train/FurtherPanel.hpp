// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/train/Forecast.hpp"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace studio::ui {

class EstimateView;
class Session;

/// Trains a run further: how many steps more, what they take, a start.
class FurtherPanel : public QWidget {
    Q_OBJECT

public:
    explicit FurtherPanel(Session& session, QWidget* parent = nullptr);

    void setRun(const RunInfo& run);
    const std::string& run() const noexcept { return m_run.name; }
    int steps() const;
    void setSteps(int steps);

Q_SIGNALS:
    void started(const QString& run);
    void cancelled();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    Forecast::Question question() const;
    void askForecast();
    void start();

    Session& m_session;
    RunInfo m_run;
    Forecast* m_forecast;
    QLabel* m_title;
    QSpinBox* m_steps;
    EstimateView* m_estimate;
    QPushButton* m_start;
    bool m_starting = false;
};

} // namespace studio::ui
