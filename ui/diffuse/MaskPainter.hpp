// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diffuse/MaskBrush.hpp"
#include "ui/widgets/ImageView.hpp"

#include <optional>

namespace studio::ui {

/// A picture on which a mask is painted: the left button marks, the right one erases, the wheel makes the brush larger
/// or smaller. The marked part lies under a veil.
class MaskPainter : public ImageView {
    Q_OBJECT

public:
    explicit MaskPainter(QWidget* parent = nullptr);

    /// A picture of another size empties the mask.
    void setPicture(const Image& picture);
    void setMask(const Image& mask);
    const Image& mask() const noexcept { return m_mask; }

    const MaskBrush& brush() const noexcept { return m_brush; }
    void setBrushMode(BrushMode mode); ///< of the left button
    void setBrushDiameter(double pixels);
    /// Where a place of the picture, in its pixels, stands in the widget.
    QPointF toWidget(QPointF place) const;

Q_SIGNALS:
    /// A stroke has ended, and changed the mask.
    void maskPainted(const studio::Image& mask);
    void brushChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QPointF toPicture(QPointF position) const;
    void extend(QPointF position);
    void paintVeil(QPainter& painter) const;
    void paintBrush(QPainter& painter) const;

    Image m_mask;
    Image m_before; ///< as of the press
    MaskBrush m_brush;
    std::optional<MaskBrush> m_stroke; ///< while a button is down
    QPointF m_last;
    std::optional<QPointF> m_pointer;
};

} // namespace studio::ui
