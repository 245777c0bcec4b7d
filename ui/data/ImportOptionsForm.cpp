// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ImportOptionsForm.hpp"

#include "core/studio/ImportPreview.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/ColourButton.hpp"
#include "ui/widgets/FoldButton.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace studio::ui {

namespace {

constexpr int largestEvery = 100000;
constexpr auto folderLabels = "folders"; ///< as ImportOptions::labels says it

QString labelsSourceText(const std::string& from) {
    return from == folderLabels ? ImportOptionsForm::tr("folders") : QString::fromStdString(from);
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

/// Notices that leave a choice name its option, as the command line calls it.
bool offers(const Inspection& found, const std::string& option) {
    return std::ranges::any_of(found.notices,
                               [&](const std::string& notice) { return notice.find(option) != std::string::npos; });
}

QString arrayText(const ArrayFacts& array) {
    return QStringLiteral("%1  (%2, %3)")
        .arg(QString::fromStdString(array.name), withTimesSigns(QString::fromStdString(array.shape)),
             QString::fromStdString(array.type));
}

template<class Value>
void add(QComboBox* box, const QString& text, Value value) {
    box->addItem(text, static_cast<int>(value));
}

template<class Value>
Value chosen(const QComboBox* box) {
    return static_cast<Value>(box->currentData().toInt());
}

} // namespace

ImportOptionsForm::ImportOptionsForm(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_array(new QComboBox(this))
    , m_labels(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_channels(new QComboBox(this))
    , m_framing(new QComboBox(this))
    , m_background(new QComboBox(this))
    , m_colour(new ColourButton(Qt::white, this))
    , m_range(new QComboBox(this))
    , m_frames(new QComboBox(this))
    , m_every(new QSpinBox(this))
    , m_folderSplit(new QCheckBox(tr("Folders train, val and test are the split"), this))
    , m_flip(new QCheckBox(tr("Mirror at random while training"), this))
    , m_validation(new SliderRow(validationSpec(), this))
    , m_limit(new QSpinBox(this))
    , m_fold(new FoldButton(tr("More options"), this))
    , m_advanced(new QWidget(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::one);
    for (QComboBox* box : {m_array, m_labels, m_size, m_channels, m_framing, m_background, m_range, m_frames})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // names may be long
    addSizeAndShape();
    addReading();
    addAdvanced();
    m_layout->addStretch(1);
    connectChanges();
    reset();
}

QWidget* ImportOptionsForm::makeField(const QString& text, QWidget* control, const QString& help, QWidget* beside) {
    auto* field = new QWidget(this);
    auto* label = new QLabel(text, field);
    label->setBuddy(control);
    control->setToolTip(help);
    control->setWhatsThis(help);
    control->setAccessibleName(text);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::one);
    row->addWidget(control, 1);
    if (beside)
        row->addWidget(beside);
    auto* layout = new QVBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(label);
    layout->addLayout(row);
    return field;
}

QWidget* ImportOptionsForm::addField(const QString& text, QWidget* control, const QString& help, QWidget* beside) {
    QWidget* field = makeField(text, control, help, beside);
    m_layout->addWidget(field);
    return field;
}

void ImportOptionsForm::addSizeAndShape() {
    m_array->setObjectName(QStringLiteral("importArray"));
    m_labels->setObjectName(QStringLiteral("importLabels"));
    m_size->setObjectName(QStringLiteral("importSize"));
    m_arrayField = addField(tr("Pictures from"), m_array, tr("The file holds several arrays: which is the pictures."));
    m_labelsField = addField(tr("Labels from"), m_labels, tr("What says which class a picture belongs to."));
    m_size->addItem(QString(), 0);
    for (const int size : {16, 28, 32, 48, 64, 96, 128, 192, 256, 512})
        m_size->addItem(tr("%1 × %1 px").arg(size), size);
    add(m_channels, QString(), Channels::Auto);
    add(m_channels, tr("Grey"), Channels::Grey);
    add(m_channels, tr("Colour"), Channels::Colour);
    add(m_framing, tr("Crop to the centre"), Framing::CentreCrop);
    add(m_framing, tr("Fit, with black borders"), Framing::Fit);
    addField(tr("Size"), m_size,
             tr("Automatic keeps small square pictures as they are and brings all others to 64 × 64 px, or 32 × 32 "
                "where most are smaller."));
    addField(tr("Channels"), m_channels, tr("Automatic is grey when every picture is."));
    addField(tr("Framing"), m_framing, tr("How pictures that are not square become square."));
}

void ImportOptionsForm::addReading() {
    m_background->setObjectName(QStringLiteral("importBackground"));
    m_range->setObjectName(QStringLiteral("importRange"));
    m_frames->setObjectName(QStringLiteral("importFrames"));
    add(m_background, tr("Automatic"), Background::Kind::Auto);
    add(m_background, tr("White"), Background::Kind::White);
    add(m_background, tr("Black"), Background::Kind::Black);
    add(m_background, tr("A colour"), Background::Kind::Colour);
    m_colour->setAccessibleName(tr("Colour of the background"));
    add(m_range, tr("Automatic"), ValueRange::Auto);
    add(m_range, tr("The whole range"), ValueRange::Full);
    add(m_frames, tr("The first picture"), FrameChoice::First);
    add(m_frames, tr("All pictures"), FrameChoice::All);
    m_every->setRange(1, largestEvery);
    m_backgroundField =
        addField(tr("Behind transparent pixels"), m_background,
                 tr("Automatic lays the pictures over white, or over black where they are light."), m_colour);
    m_rangeField = addField(tr("Brightness"), m_range,
                            tr("Automatic makes the values in use span black to white; the whole range keeps pictures "
                               "as dark as they are stored."));
    m_framesField = addField(tr("Of animations, films and pages"), m_frames,
                             tr("The first picture of every file, or each of them as a picture of its own."));
    m_everyField = addField(tr("One frame of every"), m_every,
                            tr("Neighbouring frames of a film look alike: a larger number takes fewer of them."));
    m_folderSplit->setToolTip(tr("Pictures in folders called val or test never train. Otherwise these folders are "
                                 "classes, and the split is drawn by chance."));
    m_folderSplit->setWhatsThis(m_folderSplit->toolTip());
    m_layout->addWidget(m_folderSplit);
}

void ImportOptionsForm::addAdvanced() {
    m_limit->setRange(0, std::numeric_limits<int>::max());
    m_limit->setSpecialValueText(tr("All"));
    m_limit->setSingleStep(1000);
    m_limit->setGroupSeparatorShown(true);
    m_flip->setToolTip(tr("Doubles what a model sees, where left and right mean the same. Not for letters or digits."));
    m_flip->setWhatsThis(m_flip->toolTip());
    m_layout->addWidget(m_fold, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(m_advanced);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(makeField(tr("Pictures at most"), m_limit,
                                tr("A random choice of this many pictures; all of them when empty.")));
    layout->addWidget(m_validation);
    layout->addWidget(m_flip);
    m_layout->addWidget(m_advanced);
    m_advanced->hide();
    connect(m_fold, &FoldButton::toggled, m_advanced, &QWidget::setVisible);
}

void ImportOptionsForm::connectChanges() {
    const auto tell = [this] {
        showFields();
        Q_EMIT changed();
    };
    for (QComboBox* box : {m_array, m_labels, m_size, m_channels, m_framing, m_background, m_range, m_frames})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    for (QCheckBox* box : {m_folderSplit, m_flip})
        connect(box, &QCheckBox::toggled, this, tell);
    connect(m_every, &QSpinBox::valueChanged, this, tell);
    connect(m_colour, &ColourButton::colourChanged, this, tell);
}

ImportOptions ImportOptionsForm::options() const {
    ImportOptions options;
    options.size = m_size->currentData().toInt();
    options.channels = chosen<Channels>(m_channels);
    options.framing = chosen<Framing>(m_framing);
    options.flip = m_flip->isChecked();
    options.validation = m_validation->value() / 100.0;
    options.limit = m_limit->value();
    options.background.kind = chosen<Background::Kind>(m_background);
    const QColor colour = m_colour->colour();
    if (options.background.kind == Background::Kind::Colour)
        options.background.colour = {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
                                     static_cast<std::uint8_t>(colour.blue())};
    options.range = chosen<ValueRange>(m_range);
    options.frames = chosen<FrameChoice>(m_frames);
    options.every = options.frames == FrameChoice::All ? m_every->value() : 1;
    const std::string array = m_array->currentData().toString().toStdString();
    options.array = array == m_automaticArray ? std::string() : array;
    options.labels = m_labels->currentData().toString().toStdString();
    options.folderSplit = m_folderSplit->isChecked();
    return options;
}

void ImportOptionsForm::reset() {
    const QSignalBlocker quiet(this);
    for (QComboBox* box : {m_array, m_labels})
        box->clear();
    for (QComboBox* box : {m_size, m_channels, m_framing, m_background, m_range, m_frames})
        box->setCurrentIndex(0);
    m_every->setValue(1);
    m_folderSplit->setChecked(true);
    m_flip->setChecked(false);
    m_validation->setValue(m_validation->spec().fallback);
    m_limit->setValue(0);
    m_found = {};
    m_automaticArray.clear();
    m_columns.clear();
    m_size->setItemText(0, tr("Automatic"));
    m_channels->setItemText(0, tr("Automatic"));
    showFields();
}

void ImportOptionsForm::recall(const ImportOptions& options) {
    const QSignalBlocker quiet(this);
    const auto choose = [](QComboBox* box, const QVariant& value) {
        box->setCurrentIndex(std::max(0, box->findData(value)));
    };
    for (const auto& [box, text] : {std::pair{m_array, options.array}, {m_labels, options.labels}}) {
        if (!text.empty()) // what else there is comes with the inspection
            box->addItem(QString::fromStdString(text), QString::fromStdString(text));
    }
    choose(m_size, options.size);
    choose(m_channels, static_cast<int>(options.channels));
    choose(m_framing, static_cast<int>(options.framing));
    choose(m_background, static_cast<int>(options.background.kind));
    choose(m_range, static_cast<int>(options.range));
    choose(m_frames, static_cast<int>(options.frames));
    const auto& [red, green, blue] = options.background.colour;
    if (options.background.kind == Background::Kind::Colour)
        m_colour->setColour(QColor(red, green, blue));
    m_every->setValue(static_cast<int>(options.every));
    m_folderSplit->setChecked(options.folderSplit);
    m_flip->setChecked(options.flip);
    m_validation->setValue(100.0 * options.validation);
    m_limit->setValue(static_cast<int>(options.limit));
    showFields();
}

void ImportOptionsForm::setInspection(const Inspection& inspection) {
    m_found = inspection;
    if (inspection.accepted > 0) {
        m_size->setItemText(0, tr("Automatic (%1 × %1 px)").arg(automaticSize(inspection)));
        m_channels->setItemText(0,
                                automaticChannels(inspection) == 1 ? tr("Automatic (grey)") : tr("Automatic (colour)"));
    }
    const QSignalBlocker quiet(this);
    showArrays(inspection);
    showFields();
}

void ImportOptionsForm::showArrays(const Inspection& inspection) {
    const ImportOptions before = options();
    m_array->clear();
    m_labels->clear();
    m_labels->addItem(tr("Automatic"), QString());
    for (const ArrayFacts& array : inspection.arrays) {
        const QString name = QString::fromStdString(array.name);
        if (array.canBePictures)
            m_array->addItem(arrayText(array), name);
        if (array.canBeLabels && array.name != inspection.array)
            m_labels->addItem(arrayText(array), name);
    }
    if (!inspection.labelColumns.empty()) // tables are not read while the choice is another
        m_columns = inspection.labelColumns;
    for (const std::string& column : m_columns)
        m_labels->addItem(tr("Column \"%1\"").arg(QString::fromStdString(column)), QString::fromStdString(column));
    if (inspection.arrays.empty() && inspection.labelsFrom != folderLabels)
        m_labels->addItem(tr("Folders"), QLatin1String(folderLabels));
    m_labels->addItem(tr("None"), QStringLiteral("none"));
    if (before.array.empty())
        m_automaticArray = inspection.array;
    const std::string array = before.array.empty() ? inspection.array : before.array;
    m_array->setCurrentIndex(m_array->findData(QString::fromStdString(array)));
    const int labels = m_labels->findData(QString::fromStdString(before.labels));
    m_labels->setCurrentIndex(std::max(0, labels));
    if (before.labels.empty() && !inspection.labelsFrom.empty())
        m_labels->setItemText(0, tr("Automatic (%1)").arg(labelsSourceText(inspection.labelsFrom)));
}

void ImportOptionsForm::showFields() {
    const ImportOptions now = options();
    const bool all = now.frames == FrameChoice::All;
    const auto alpha = m_found.channels.find("alpha");
    const bool transparent = (alpha != m_found.channels.end() && alpha->second > 0) || offers(m_found, "--background");
    m_arrayField->setVisible(m_array->count() > 1);
    m_labelsField->setVisible(m_labels->count() > 2 || !m_found.labelsFrom.empty() || now.labels == "none");
    m_backgroundField->setVisible(transparent || now.background.kind != Background::Kind::Auto);
    m_colour->setVisible(now.background.kind == Background::Kind::Colour);
    m_rangeField->setVisible(offers(m_found, "--range") || now.range != ValueRange::Auto);
    m_framesField->setVisible(offers(m_found, "--frames") || offers(m_found, "--every") || all);
    m_everyField->setVisible(all);
    m_folderSplit->setVisible(m_found.heldOut > 0 || !now.folderSplit);
}

} // namespace studio::ui
