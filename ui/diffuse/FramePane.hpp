// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"
#include "ui/pictures/UsablePicture.hpp"

#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class GuideModel;
class MaskPainter;

/// The frame that is looked at, large, beside the training picture that comes closest to it; while a mask is painted,
/// beside the picture that it is painted on. Above each other where that leaves more room.
class FramePane : public QWidget {
    Q_OBJECT

public:
    explicit FramePane(GuideModel& guide, QWidget* parent = nullptr);

    ImageView& large() noexcept { return *m_large; }
    ImageView& nearest() noexcept { return *m_nearest; }
    MaskPainter& painter() noexcept { return *m_painter; }

    void setFrame(const QImage& frame, const QString& caption);
    void setNearest(const Project& project, const NearestPicture& nearest);
    void clearNearest();
    void setMasking(bool masking);
    bool isMasking() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTools();
    void showGuide();
    void showBrush();

    GuideModel& m_guide;
    UsablePicture* m_large;
    UsablePicture* m_nearest;
    MaskPainter* m_painter;
    QToolButton* m_paint;
    QToolButton* m_erase;
    ElidedLabel* m_brush;
    QWidget* m_tools;
    QBoxLayout* m_pictures;
};

} // namespace studio::ui
