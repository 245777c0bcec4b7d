// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/FramePane.hpp"

#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/MaskPainter.hpp"
#include "ui/diffuse/PicturePair.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

FramePane::FramePane(GuideModel& guide, QWidget* parent)
    : QWidget(parent)
    , m_guide(guide)
    , m_pictures(new PicturePair(this))
    , m_large(new UsablePicture(m_pictures))
    , m_nearest(new UsablePicture(m_pictures))
    , m_painter(new MaskPainter(m_pictures))
    , m_paint(iconButton(QStringLiteral("brush"), tr("Mark what is to be drawn anew"), this))
    , m_erase(iconButton(QStringLiteral("eraser"), tr("Erase (or the right button)"), this))
    , m_brush(new ElidedLabel(this))
    , m_tools(makeTools()) {
    m_large->setObjectName(QStringLiteral("diffusionLarge"));
    m_large->setAccessibleName(tr("The frame of the film, large"));
    m_large->setPlaceholder(tr("The frame under the scrubber"));
    m_nearest->setObjectName(QStringLiteral("nearestPicture"));
    m_nearest->setAccessibleName(tr("The nearest training picture"));
    m_nearest->setPlaceholder(tr("The nearest training picture"));
    m_painter->setObjectName(QStringLiteral("maskPainter"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_tools);
    layout->addWidget(m_pictures, 1);
    setMasking(false);

    connect(&guide, &GuideModel::stateChanged, this, &FramePane::showGuide);
    connect(m_painter, &MaskPainter::maskPainted, &guide, &GuideModel::setMask);
    connect(m_painter, &MaskPainter::brushChanged, this, &FramePane::showBrush);
    showBrush();
}

QWidget* FramePane::makeTools() {
    auto* tools = new QWidget(this);
    m_paint->setObjectName(QStringLiteral("brush"));
    m_erase->setObjectName(QStringLiteral("eraser"));
    auto* group = new QButtonGroup(tools);
    for (QToolButton* tool : {m_paint, m_erase}) {
        tool->setCheckable(true);
        group->addButton(tool);
    }
    m_paint->setChecked(true);
    auto* clear = iconButton(QStringLiteral("trash"), tr("Clear the mask"), tools);
    clear->setObjectName(QStringLiteral("clearMask"));
    auto* layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_paint);
    layout->addWidget(m_erase);
    layout->addWidget(clear);
    layout->addWidget(m_brush, 1, Qt::AlignVCenter);

    connect(m_erase, &QToolButton::toggled, m_painter,
            [this](bool erases) { m_painter->setBrushMode(erases ? BrushMode::Erase : BrushMode::Paint); });
    connect(clear, &QToolButton::clicked, &m_guide, &GuideModel::clearMask);
    return tools;
}

void FramePane::setFrame(const QImage& frame, const QString& caption) {
    m_large->setImage(frame);
    m_caption = caption;
    showWords();
}

void FramePane::setNearest(const Project& project, const NearestPicture& nearest) {
    if (nearest.index < 0 || nearest.index >= project.facts().count)
        return clearNearest();
    m_nearest->setImage(project.image(nearest.index));
    const QString rmse = QLocale().toString(nearest.rmse, 'f', 3);
    const QString name = pictureName(project, nearest.index);
    m_nearestWords = tr("Nearest training picture\n%1\nRMSE %2").arg(name, rmse);
    showWords();
    m_nearest->setToolTip(tr("%1: the training picture whose pixels come closest to the frame, %2 apart (root mean "
                             "square). A copy would look the same, a new picture does not.")
                              .arg(name, rmse));
}

void FramePane::clearNearest() {
    m_nearest->clear();
    m_nearestWords.clear();
    showWords();
}

void FramePane::setMasking(bool masking) {
    m_tools->setVisible(masking);
    m_pictures->setViews(masking ? static_cast<ImageView*>(m_painter) : m_large, masking ? m_large : m_nearest);
    if (masking)
        showGuide();
    showWords();
}

bool FramePane::isMasking() const {
    return !m_tools->isHidden();
}

/// Over a large picture, beside a small one.
void FramePane::showWords() {
    m_large->setCaption(isMasking() ? QString() : m_caption);
    m_pictures->setWords(isMasking() ? m_caption : m_nearestWords);
}

void FramePane::showGuide() {
    const GuideState& state = m_guide.state();
    m_painter->setPicture(state.picture);
    m_painter->setMask(state.mask.empty() ? emptyMask(state.picture) : state.mask);
}

void FramePane::showBrush() {
    m_brush->setText(tr("brush %1 px (wheel)").arg(QLocale().toString(m_painter->brush().diameter, 'f', 1)));
}

} // namespace studio::ui
