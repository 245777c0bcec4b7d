// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QImage>
#include <QWidget>

#include <vector>

namespace studio::ui {

/// The denoising steps from noise to picture, from the left: the noisy latent decoded in the upper row, the predicted
/// clean one in the lower, t and sigma under each. As wide as the steps need; stands in a scroll area.
class Filmstrip : public QWidget {
    Q_OBJECT

public:
    enum class Row { Noisy, Predicted };

    explicit Filmstrip(QWidget* parent = nullptr);

    void setSteps(const std::vector<DenoisingStep>& steps);
    int count() const noexcept { return static_cast<int>(m_frames.size()); }
    const QImage& frame(int step, Row row) const;
    QString caption(int step) const; ///< "t 980, σ 14.6"

    int currentStep() const noexcept { return m_current; }
    Row currentRow() const noexcept { return m_row; }
    void setCurrent(int step, Row row);
    QRect frameRect(int step, Row row) const;
    QRect columnRect(int step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    struct Frame {
        double t = 0.0;
        double sigma = 0.0;
        QImage noisy;
        QImage predicted;
    };
    void pick(QPoint position);
    void paintFrame(QPainter& painter, int step, Row row) const;

    std::vector<Frame> m_frames;
    int m_current = -1;
    Row m_row = Row::Predicted;
};

} // namespace studio::ui
