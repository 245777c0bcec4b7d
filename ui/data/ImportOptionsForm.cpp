// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ImportOptionsForm.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace studio::ui {

namespace {

void addField(QVBoxLayout* layout, const QString& text, QWidget* field, const QString& help) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    field->setToolTip(help);
    field->setWhatsThis(help);
    field->setAccessibleName(text);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addSpacing(space::one);
}

SliderSpec validationSpec() {
    SliderSpec spec;
    spec.label = ImportOptionsForm::tr("Held out for validation");
    spec.maximum = 50;
    spec.fallback = 10;
    spec.step = 1;
    spec.decimals = 0;
    spec.unit = QStringLiteral("%");
    spec.help = ImportOptionsForm::tr(
        "This share of the pictures never trains; it shows whether a model has learned or memorised.");
    return spec;
}

} // namespace

ImportOptionsForm::ImportOptionsForm(QWidget* parent)
    : QWidget(parent)
    , m_size(new QComboBox(this))
    , m_channels(new QComboBox(this))
    , m_framing(new QComboBox(this))
    , m_flip(new QCheckBox(tr("Mirror at random while training"), this))
    , m_validation(new SliderRow(validationSpec(), this))
    , m_limit(new QSpinBox(this)) {
    m_size->addItem(tr("Automatic"), 0);
    for (const int size : {16, 28, 32, 48, 64, 96, 128})
        m_size->addItem(tr("%1 x %1 px").arg(size), size);
    m_channels->addItem(tr("Automatic"), static_cast<int>(Channels::Auto));
    m_channels->addItem(tr("Grey"), static_cast<int>(Channels::Grey));
    m_channels->addItem(tr("Colour"), static_cast<int>(Channels::Colour));
    m_framing->addItem(tr("Crop to the centre"), static_cast<int>(Framing::CentreCrop));
    m_framing->addItem(tr("Fit, with black borders"), static_cast<int>(Framing::Fit));
    m_limit->setRange(0, std::numeric_limits<int>::max());
    m_limit->setSpecialValueText(tr("All"));
    m_limit->setSingleStep(1000);
    m_limit->setGroupSeparatorShown(true);
    m_flip->setToolTip(tr("Doubles what a model sees, where left and right mean the same. Not for letters or digits."));
    m_flip->setWhatsThis(m_flip->toolTip());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    addField(layout, tr("Size"), m_size,
             tr("Automatic keeps small square pictures as they are and brings all others to 32 x 32 px."));
    addField(layout, tr("Channels"), m_channels, tr("Automatic is grey when every picture is."));
    addField(layout, tr("Framing"), m_framing, tr("How pictures that are not square become square."));
    addField(layout, tr("Pictures at most"), m_limit,
             tr("A random choice of this many pictures; all of them when empty."));
    layout->addWidget(m_validation);
    layout->addSpacing(space::one);
    layout->addWidget(m_flip);
    layout->addStretch(1);

    for (QComboBox* box : {m_size, m_channels, m_framing})
        connect(box, &QComboBox::currentIndexChanged, this, &ImportOptionsForm::changed);
    connect(m_flip, &QCheckBox::toggled, this, &ImportOptionsForm::changed);
}

ImportOptions ImportOptionsForm::options() const {
    ImportOptions options;
    options.size = m_size->currentData().toInt();
    options.channels = static_cast<Channels>(m_channels->currentData().toInt());
    options.framing = static_cast<Framing>(m_framing->currentData().toInt());
    options.flip = m_flip->isChecked();
    options.validation = m_validation->value() / 100.0;
    options.limit = m_limit->value();
    return options;
}

} // namespace studio::ui
