// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyLayerBar.hpp"

#include <QCheckBox>
#include <QHBoxLayout>

namespace studio::ui {

ToyLayerBar::ToyLayerBar(QWidget* parent)
    : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::two);
    m_trails = add(QStringLiteral("toyTrails"), tr("Trails"), tr("The way that each particle has come"));
    m_field = add(QStringLiteral("toyField"), tr("Vector field"),
                  tr("Where the probability flow goes from each place at this noise level"));
    m_predicted = add(QStringLiteral("toyPredicted"), tr("Predicted x₀"),
                      tr("The clean point that the denoiser expects behind each particle: the mean of all points that "
                         "could be behind it"));
    m_trails->setChecked(true);
    m_field->setChecked(true);
}

QCheckBox* ToyLayerBar::add(const QString& name, const QString& text, const QString& help) {
    auto* box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setToolTip(help);
    layout()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &ToyLayerBar::changed);
    return box;
}

ToyLayers ToyLayerBar::layers() const {
    return {.trails = m_trails->isChecked(), .field = m_field->isChecked(), .predicted = m_predicted->isChecked()};
}

} // namespace studio::ui
