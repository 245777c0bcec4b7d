// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/ImageView.hpp"

namespace studio::ui {

/// A picture that can be wiped over an earlier one: left of a divider, which follows the hand or the arrow keys, stands
/// the earlier one, in the same place and as large.
class WipeView : public ImageView {
    Q_OBJECT

public:
    explicit WipeView(QWidget* parent = nullptr);

    /// Begins or, with a null picture, ends the wiping. The names stand in the lower corners.
    void setBefore(const QImage& before, const QString& beforeName = {}, const QString& afterName = {});
    bool isWiping() const { return !m_before.isNull() && !image().isNull(); }
    /// Where the divider stands: 0 at the left edge of the picture, 1 at the right one.
    double divider() const noexcept { return m_divider; }
    void setDivider(double share);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QImage m_before;
    QString m_beforeName;
    QString m_afterName;
    double m_divider = 0.5;
};

} // namespace studio::ui
