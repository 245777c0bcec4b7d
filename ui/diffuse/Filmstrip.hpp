// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/plots/StepText.hpp"

#include <QImage>
#include <QWidget>

#include <vector>

namespace studio::ui {

/// The denoising steps from noise to picture, from the left: the noisy latent decoded in the upper row, the predicted
/// clean one in the lower, time, noise level and signal-to-noise ratio under each. A line marks where a picture enters
/// that the film starts from. As wide as the steps need; stands in a scroll area.
class Filmstrip : public QWidget {
    Q_OBJECT

public:
    enum class Row { Noisy, Predicted };
    enum class Start { Noise, Picture };
    static int frameSide();
    static int stripHeight();

    explicit Filmstrip(QWidget* parent = nullptr);

    /// Shown pale: what stands here is not what is asked for any more.
    void setLate(bool late);
    bool isLate() const noexcept { return m_late; }
    /// The place along the film stays where it was; a first film opens at its end, the picture.
    void setSteps(const std::vector<DenoisingStep>& steps, Start start = Start::Noise);
    int count() const noexcept { return static_cast<int>(m_frames.size()); }
    const QImage& frame(int step, Row row) const;
    QString caption(int step) const; ///< "t 980 · σ 14.6 · SNR -23.3 dB"
    static QString rowName(Row row); ///< "noisy"

    int currentStep() const noexcept { return m_current; }
    bool isAtEnd() const noexcept { return m_current < 0 || m_current == count() - 1; } ///< also without a film
    Row currentRow() const noexcept { return m_row; }
    void setCurrent(int step, Row row);
    QRect frameRect(int step, Row row) const;
    QRect columnRect(int step) const;
    /// Where a line of text stands under the frames: 0 time, 1 noise level, 2 signal-to-noise ratio.
    QRect captionRect(int step, int line) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int step);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    struct Frame {
        DenoisingStep numbers; ///< without its pictures
        QImage noisy;
        QImage predicted;
    };
    int left() const;                  ///< of the first step
    int stepAt(QPoint position) const; ///< -1: beside the film
    Row rowAt(QPoint position) const;
    void pick(QPoint position);
    void paintFrame(QPainter& painter, int step, Row row) const;
    void paintCaption(QPainter& painter, int step) const;

    std::vector<Frame> m_frames;
    Start m_start = Start::Noise;
    TimeScale m_scale = TimeScale::Timesteps;
    int m_current = -1;
    Row m_row = Row::Predicted;
    bool m_late = false;
};

} // namespace studio::ui
