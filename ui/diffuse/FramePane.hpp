// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"
#include "ui/pictures/UsablePicture.hpp"

#include <QWidget>

class QToolButton;

namespace studio::ui {

class ElidedLabel;
class GuideModel;
class MaskPainter;
class PicturePair;

/// The frame that is looked at, large, and small the training picture that comes closest to it; while a mask is
/// painted, the picture that it is painted on, large, and the frame small.
class FramePane : public QWidget {
    Q_OBJECT

public:
    explicit FramePane(GuideModel& guide, QWidget* parent = nullptr);

    ImageView& large() noexcept { return *m_large; }
    ImageView& nearest() noexcept { return *m_nearest; }
    MaskPainter& painter() noexcept { return *m_painter; }

    void setFrame(const QImage& frame, const QString& caption);
    const QString& caption() const noexcept { return m_caption; } ///< of the frame
    void setNearest(const Project& project, const NearestPicture& nearest);
    void clearNearest();
    void setMasking(bool masking);
    bool isMasking() const;

private:
    QWidget* makeTools();
    void showWords();
    void showGuide();
    void showBrush();

    GuideModel& m_guide;
    PicturePair* m_pictures;
    UsablePicture* m_large;
    UsablePicture* m_nearest;
    MaskPainter* m_painter;
    QToolButton* m_paint;
    QToolButton* m_erase;
    ElidedLabel* m_brush;
    QWidget* m_tools;
    QString m_caption;      ///< of the frame
    QString m_nearestWords; ///< which one it is
};

} // namespace studio::ui
