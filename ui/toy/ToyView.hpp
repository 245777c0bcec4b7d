// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/toy/ToyCanvas.hpp"

#include <QWidget>

class QLabel;

namespace studio::ui {

/// One sampler's canvas under its name, with the noise level that the scrubber stands at.
class ToyView : public QWidget {
    Q_OBJECT

public:
    ToyView(ToyModel& model, std::size_t index, QWidget* parent = nullptr);

    ToyCanvas& canvas() noexcept { return *m_canvas; }
    void setPosition(double position);
    QString readout() const;

    QSize sizeHint() const override { return {560, 600}; }
    QSize minimumSizeHint() const override { return {200, 240}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showRun();

    double m_position = 0.0;
    ToyCanvas* m_canvas;
    QWidget* m_top;
    QLabel* m_name;
    QLabel* m_figures;
    QLabel* m_readout;
};

/// "step 7 of 20 · t 612 · σ 3.21 · SNR -10.1 dB"; empty without a run.
QString toyReadout(const ToyRun* run, double position);

} // namespace studio::ui
