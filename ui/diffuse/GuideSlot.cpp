// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/GuideSlot.hpp"

#include "ui/diffuse/GuideModel.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/pictures/PictureSlot.hpp"
#include "ui/session/LastFolder.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int slotSide = 72;

SliderRow* strengthRow(double fallback, QWidget* parent) {
    SliderSpec spec;
    spec.label = GuideSlot::tr("Strength");
    spec.minimum = 1.0;
    spec.maximum = 100.0;
    spec.fallback = 100.0 * fallback;
    spec.step = 1.0;
    spec.decimals = 1;
    spec.unit = QStringLiteral("%");
    spec.help =
        GuideSlot::tr("How much of the denoising is done anew. A little changes details, 100 % begins with pure "
                      "noise. The filmstrip shows where the picture enters.");
    return new SliderRow(spec, parent);
}

} // namespace

GuideSlot::GuideSlot(Session& session, GuideModel& model, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_slot(new PictureSlot(this))
    , m_name(new ElidedLabel(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
    , m_remove(iconButton(QStringLiteral("close"), tr("Start from noise again"), this))
    , m_strength(strengthRow(model.strength(), this))
    , m_mask(new QPushButton(tr("Paint a mask"), this)) {
    m_mask->setObjectName(QStringLiteral("paintMask"));
    m_mask->setCheckable(true);
    m_mask->setToolTip(tr("Paint on the large picture what is to be drawn anew; the rest stays (M)"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(makePicture());
    layout->addWidget(m_strength);
    layout->addWidget(m_mask);
    m_strength->setUndoStack(&session.undoStack());

    connect(m_slot, &PictureSlot::pictureDropped, &m_model,
            [this](const DraggedPicture& dragged) { m_model.setPicture(dragged.picture, dragged.name); });
    connect(m_slot, &PictureSlot::pathsDropped, &m_model, [this](const QStringList& paths) {
        if (!paths.isEmpty())
            m_model.setFile(paths.front());
    });
    connect(m_slot, &PictureSlot::clicked, this, &GuideSlot::chooseFile);
    connect(m_remove, &QToolButton::clicked, &m_model, &GuideModel::removePicture);
    connect(m_strength, &SliderRow::valueChanged, &m_model,
            [this](double percent) { m_model.setStrength(percent / 100.0); });
    connect(m_mask, &QPushButton::toggled, this, &GuideSlot::maskingChanged);
    connect(&m_model, &GuideModel::stateChanged, this, &GuideSlot::showState);
    connect(&m_model, &GuideModel::guideChanged, this, &GuideSlot::showState);
    showState();
}

QWidget* GuideSlot::makePicture() {
    auto* row = new QWidget(this);
    m_slot->setObjectName(QStringLiteral("guideSlot"));
    m_slot->setAccessibleName(tr("Picture to start from"));
    m_slot->setToolTip(tr("Drop a picture here: a file, one of the dataset or a sample. A click chooses a file."));
    m_slot->setPlaceholder(tr("Drop a picture"));
    m_slot->setClickable(true);
    m_slot->setFixedSize(Theme::scaled(slotSide), Theme::scaled(slotSide));
    m_slot->setSource([this]() -> std::optional<DraggedPicture> {
        if (!m_model.hasPicture())
            return std::nullopt;
        return DraggedPicture{m_model.state().picture, {}, {}, m_model.state().name};
    });
    m_choose->setObjectName(QStringLiteral("chooseGuide"));
    m_remove->setObjectName(QStringLiteral("removeGuide"));
    fillMenu();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::half);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* side = new QVBoxLayout;
    side->setSpacing(space::half);
    side->addStretch(1);
    side->addWidget(m_name);
    side->addLayout(buttons);
    side->addStretch(1);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(m_slot);
    layout->addLayout(side, 1);
    return row;
}

void GuideSlot::fillMenu() {
    auto* menu = new QMenu(tr("Start from a picture"), m_choose);
    menu->addAction(tr("A file…"), this, &GuideSlot::chooseFile);
    menu->addAction(tr("A held-out picture of the dataset"), this, &GuideSlot::chooseFromDataset);
    menu->addAction(tr("The sample that is shown"), this, &GuideSlot::sampleWanted);
    m_choose->setMenu(menu);
}

void GuideSlot::chooseFile() {
    auto* dialog = new QFileDialog(window(), tr("Choose a picture to start from"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(pictureFilter());
    dialog->setDirectory(lastFolder(FolderFor::Pictures));
    connect(dialog, &QFileDialog::fileSelected, &m_model, [this](const QString& path) {
        rememberFolder(FolderFor::Pictures, path);
        m_model.setFile(path);
    });
    dialog->open();
}

void GuideSlot::chooseFromDataset() {
    const auto& project = m_session.project();
    if (!project)
        return;
    const std::vector<std::int64_t> held = project->validationIndices();
    const auto count = held.empty() ? project->facts().count : static_cast<std::int64_t>(held.size());
    const std::int64_t place = QRandomGenerator::global()->bounded(static_cast<quint32>(count));
    const std::int64_t index = held.empty() ? place : held[static_cast<std::size_t>(place)];
    m_model.setPicture(project->image(index), pictureName(*project, index));
}

bool GuideSlot::isMasking() const {
    return m_mask->isChecked() && !m_mask->isHidden();
}

void GuideSlot::setMasking(bool masking) {
    if (!m_mask->isHidden())
        m_mask->setChecked(masking);
}

void GuideSlot::showState() {
    const GuideState& state = m_model.state();
    const bool any = m_model.hasPicture();
    m_slot->setImage(state.picture);
    m_name->setText(any ? state.name : tr("or start from noise"));
    m_remove->setVisible(any);
    m_strength->setVisible(any);
    m_mask->setVisible(any && m_model.canMask());
    if (m_mask->isHidden())
        m_mask->setChecked(false);
}

} // namespace studio::ui
