// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SettingsDialog.hpp"

#include "core/base/Parallel.hpp"
#include "core/studio/Version.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/KeyList.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr QSize usualSize(560, 620);
constexpr int longestCheckpoint = 60; ///< minutes
constexpr int textSizes[] = {100, 125, 150};

void addHeading(QFormLayout* form, const QString& text) {
    auto* heading = new Heading(text);
    heading->setContentsMargins(0, form->rowCount() > 0 ? space::two : 0, 0, 0);
    form->addRow(heading);
}

QLabel* note(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("look", "secondary");
    label->setWordWrap(true);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(QWidget* window)
    : QDialog(window) {
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->addTab(makeGeneral(), tr("General"));
    tabs->addTab(new KeyList(*window), tr("Keys"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
    buttons->button(QDialogButtonBox::Close)->setDefault(true); // not "Choose...", where Enter ends a line
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &SettingsDialog::restoreDefaults);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::two, space::one, space::two, space::two);
    foot->addWidget(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::one, 0, 0);
    layout->addWidget(tabs);
    layout->addLayout(foot);
    resize(Theme::scaled(usualSize).boundedTo(window->size()));
}

QWidget* SettingsDialog::makeGeneral() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(space::three, space::two, space::three, space::two);
    form->setHorizontalSpacing(space::two);
    form->setVerticalSpacing(space::one);
    form->setLabelAlignment(Qt::AlignRight);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addAppearance(form);
    addComputing(form);
    addFiles(form);
    return page;
}

QComboBox* SettingsDialog::makeChoice(const char* name, const Setting& setting, const SettingChoices& choices) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    for (const auto& [value, text] : choices)
        box->addItem(text, value);
    box->setCurrentIndex(std::max(0, box->findData(Settings::value(setting).toString())));
    connect(box, &QComboBox::currentIndexChanged, this,
            [box, &setting] { Settings::set(setting, box->currentData()); });
    return box;
}

void SettingsDialog::addAppearance(QFormLayout* form) {
    addHeading(form, tr("Appearance"));
    m_theme = makeChoice("theme", setting::theme, themeChoices());
    connect(m_theme, &QComboBox::currentIndexChanged, this, &useTheme);
    form->addRow(tr("Colours"), m_theme);

    m_language = makeChoice("language", setting::language, languageChoices());
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        useLanguage();
        Q_EMIT remakeRequested();
    });
    form->addRow(tr("Language"), m_language);

    SettingChoices sizes;
    for (const int percent : textSizes)
        sizes.append({QString::number(percent), tr("%1 %").arg(percent)});
    m_textSize = makeChoice("textSize", setting::textSize, sizes);
    connect(m_textSize, &QComboBox::currentIndexChanged, this, [this] {
        useTextSize();
        Q_EMIT remakeRequested();
    });
    form->addRow(tr("Size of letters"), m_textSize);
}

void SettingsDialog::addComputing(QFormLayout* form) {
    addHeading(form, tr("Computing"));
    m_cores = new QSpinBox;
    m_cores->setObjectName(QStringLiteral("cores"));
    m_cores->setRange(0, machineCores());
    m_cores->setSpecialValueText(tr("all %1").arg(machineCores()));
    m_cores->setValue(Settings::value(setting::cores).toInt());
    m_cores->setToolTip(tr("Fewer leave the machine freer for other work; what runs already keeps what it has"));
    connect(m_cores, &QSpinBox::valueChanged, this, [](int cores) {
        Settings::set(setting::cores, cores);
        useCores();
    });
    form->addRow(tr("Processor cores"), m_cores);

    m_device = makeChoice(
        "device", setting::device,
        {{QStringLiteral("auto"), tr("Automatic: %1").arg(hasCuda() ? tr("graphics card") : tr("processor"))},
         {QStringLiteral("cpu"), tr("Processor")},
         {QStringLiteral("cuda"), tr("Graphics card (CUDA)")}});
    form->addRow(tr("Compute on"), m_device);
    if (!hasCuda()) {
        qobject_cast<QStandardItemModel*>(m_device->model())->item(m_device->count() - 1)->setEnabled(false);
        form->addRow(
            QString(),
            note(tr("LibTorch %1 sees no graphics card with CUDA here.").arg(QString::fromStdString(torchVersion()))));
    }
    m_checkpoint = new QSpinBox;
    m_checkpoint->setObjectName(QStringLiteral("checkpoint"));
    m_checkpoint->setRange(1, longestCheckpoint);
    m_checkpoint->setSuffix(tr(" min", "minutes, after a number"));
    m_checkpoint->setValue(Settings::value(setting::checkpointMinutes).toInt());
    m_checkpoint->setToolTip(
        tr("A power cut costs a training at most this much of its work; counts from the next start"));
    connect(m_checkpoint, &QSpinBox::valueChanged, this,
            [](int minutes) { Settings::set(setting::checkpointMinutes, minutes); });
    form->addRow(tr("Checkpoint every"), m_checkpoint);
}

void SettingsDialog::addFiles(QFormLayout* form) {
    addHeading(form, tr("Files"));
    m_folder = new QLineEdit(QDir::toNativeSeparators(projectsFolder()));
    m_folder->setCursorPosition(0); // of a long path the beginning is seen
    m_folder->setObjectName(QStringLiteral("projectsFolder"));
    m_folder->setToolTip(tr("New projects are made here; a project that is put elsewhere changes it"));
    connect(m_folder, &QLineEdit::editingFinished, this, &SettingsDialog::keepFolder);
    auto* choose = new QPushButton(tr("Choose..."));
    connect(choose, &QPushButton::clicked, this, &SettingsDialog::chooseFolder);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::one);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    form->addRow(tr("Projects in"), row);
}

void SettingsDialog::keepFolder() {
    const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    if (folder != projectsFolder()) // the usual one is not kept: Documents may lie elsewhere next time
        Settings::set(setting::projectsFolder, folder);
    m_folder->setText(QDir::toNativeSeparators(projectsFolder()));
}

void SettingsDialog::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Where new projects go"), projectsFolder());
    if (folder.isEmpty())
        return;
    m_folder->setText(folder);
    keepFolder();
}

void SettingsDialog::restoreDefaults() {
    m_cores->setValue(setting::cores.fallback.toInt());
    m_checkpoint->setValue(setting::checkpointMinutes.fallback.toInt());
    m_folder->clear();
    keepFolder();
    m_device->setCurrentIndex(0);
    m_theme->setCurrentIndex(0);
    m_textSize->setCurrentIndex(0);
    m_language->setCurrentIndex(0);
}

} // namespace studio::ui
