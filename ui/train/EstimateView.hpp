// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/Forecast.hpp"

#include <QWidget>

class QLabel;

namespace studio::ui {

class FindingsView;

/// What a training will take, before it begins: the time, the steps, the latent, the memory; and what is worth knowing
/// before it does. Keeps its height while the numbers change.
class EstimateView : public QWidget {
    Q_OBJECT

public:
    explicit EstimateView(QWidget* parent = nullptr);

    /// Null: nothing is known yet. `pictures`: what the passes are over; `state` says how the seconds come about.
    void setOutlook(const Answer<Forecast::Outlook>* answer, std::int64_t pictures, Forecast::State state);
    void setDataFindings(std::vector<Finding> findings);

private:
    void showFindings();

    QLabel* m_time;
    QLabel* m_steps;
    QLabel* m_latent;
    QLabel* m_memory;
    FindingsView* m_findings;
    std::vector<Finding> m_ofPlan;
    std::vector<Finding> m_ofData;
};

/// "about 4 min 50 s": as exact as a forecast is.
QString aboutText(double seconds);

} // namespace studio::ui
