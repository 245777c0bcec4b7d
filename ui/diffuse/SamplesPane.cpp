// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SamplesPane.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

SamplesPane::SamplesPane(QWidget* parent)
    : QWidget(parent)
    , m_status(new ElidedLabel(this))
    , m_save(iconButton(QStringLiteral("export"), tr("Save the samples"), this))
    , m_grid(new PictureGrid(PictureGrid::Arrangement::Grid, this)) {
    m_grid->setObjectName(QStringLiteral("diffusionSamples"));
    m_grid->setAccessibleName(tr("Samples"));
    m_grid->setItemName(tr("Sample"));
    m_grid->setDragSource([this](int index) {
        return DraggedPicture{m_samples.at(static_cast<std::size_t>(index)), {}, {}, tr("Sample %1").arg(index + 1)};
    });
    m_save->setObjectName(QStringLiteral("exportSamples"));
    m_save->setPopupMode(QToolButton::InstantPopup);
    fillMenu();
    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(new Heading(tr("Samples"), this));
    top->addWidget(m_status, 1, Qt::AlignVCenter);
    top->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(m_grid, 1);
    connect(m_grid, &PictureGrid::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            Q_EMIT chosen(index);
    });
    clear();
}

void SamplesPane::fillMenu() {
    auto* menu = new QMenu(tr("Save the samples"), m_save);
    menu->addAction(tr("All as one PNG…"), this, &SamplesPane::gridExportRequested);
    menu->addAction(tr("One PNG a sample, with its recipe…"), this, &SamplesPane::singlesExportRequested);
    m_save->setMenu(menu);
}

void SamplesPane::expect(int count) {
    m_grid->setCount(count);
    if (m_grid->currentIndex() >= 0)
        return;
    const QSignalBlocker quiet(m_grid);
    m_grid->setCurrentIndex(0);
}

void SamplesPane::choose(int index, int count) {
    const QSignalBlocker quiet(m_grid);
    m_grid->setCount(count);
    m_grid->setCurrentIndex(index);
}

void SamplesPane::setSamples(const std::vector<Image>& samples) {
    m_samples = samples;
    expect(static_cast<int>(samples.size()));
    for (int index = 0; index < m_grid->count(); ++index)
        m_grid->setPicture(index, toQImage(samples[static_cast<std::size_t>(index)]));
    m_save->setEnabled(!samples.empty());
}

void SamplesPane::setStatus(const QString& status) {
    m_status->setText(status);
}

void SamplesPane::clear() {
    m_samples.clear();
    m_grid->setCount(0);
    m_save->setEnabled(false);
}

int SamplesPane::current() const {
    return m_grid->currentIndex();
}

} // namespace studio::ui
