// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/DiffuseTrainPanel.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/Swatch.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int sideWidth = 320;
constexpr int formWidth = 480;

void addLabelled(QVBoxLayout* layout, const QString& text, QWidget* field, const QString& help) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    field->setAccessibleName(text);
    field->setToolTip(help);
    field->setWhatsThis(help);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addSpacing(space::half);
}

} // namespace

DiffuseTrainPanel::DiffuseTrainPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Heading(QString(), this))
    , m_existingTitle(new SecondaryLabel(tr("Already trained on it"), this))
    , m_existing(new QVBoxLayout)
    , m_name(new QLineEdit(this))
    , m_preset(new QComboBox(this))
    , m_seed(new QLineEdit(QStringLiteral("0"), this))
    , m_start(new QPushButton(tr("Start training"), this))
    , m_form(new ParameterForm(this)) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    scroll->setFixedWidth(formWidth);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, 0);
    layout->setSpacing(6 * space::one);
    layout->addStretch(1);
    layout->addWidget(makeSide(), 0, Qt::AlignTop);
    layout->addWidget(scroll);
    layout->addStretch(1);

    connect(m_preset, &QComboBox::currentIndexChanged, this, &DiffuseTrainPanel::applyPreset);
    connect(m_form, &ParameterForm::changed, this, &DiffuseTrainPanel::validate);
    connect(m_name, &QLineEdit::textChanged, this, &DiffuseTrainPanel::validate);
    connect(m_seed, &QLineEdit::textChanged, this, &DiffuseTrainPanel::validate);
    connect(m_name, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, &DiffuseTrainPanel::start);
    connect(&m_session, &Session::runsChanged, this, &DiffuseTrainPanel::showExisting);
    connect(&m_session, &Session::failed, this, [this] { m_starting = false; });
    connect(&m_session, &Session::trainingStarted, this, [this](const QString& run) {
        if (std::exchange(m_starting, false))
            m_session.setCurrentRun(run);
    });
}

QWidget* DiffuseTrainPanel::makeSide() {
    auto* side = new QWidget(this);
    side->setFixedWidth(sideWidth);
    m_title->setWordWrap(true);
    auto* sentence = new SecondaryLabel(
        tr("It learns to turn noise into latents of this autoencoder, step by step; the decoder makes pictures of "
           "them. "
           "The autoencoder stays as it is. Its latents are standardised first, so that all are compared alike."),
        side);
    m_name->setObjectName(QStringLiteral("diffusionName"));
    m_start->setObjectName(QStringLiteral("startDiffusion"));
    m_start->setProperty("look", QStringLiteral("primary"));
    m_preset->addItem(tr("Quick"), static_cast<int>(Preset::Quick));
    m_preset->addItem(tr("Balanced"), static_cast<int>(Preset::Balanced));
    m_preset->addItem(tr("Quality"), static_cast<int>(Preset::Quality));
    m_preset->setCurrentIndex(1);

    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_title);
    layout->addWidget(sentence);
    layout->addSpacing(space::two);
    addLabelled(layout, tr("Name"), m_name,
                tr("The run's folder in the project; made from the autoencoder's when empty."));
    addLabelled(layout, tr("Preset"), m_preset,
                tr("Quick shows in seconds whether it works; Quality takes several times as long as Balanced."));
    addLabelled(layout, tr("Seed"), m_seed, tr("The same seed on the same machine gives the same model, bit for bit."));
    layout->addSpacing(space::one);
    layout->addWidget(m_start);
    layout->addSpacing(space::three);
    layout->addWidget(m_existingTitle);
    layout->addLayout(m_existing);
    return side;
}

void DiffuseTrainPanel::setAutoencoder(const RunInfo& autoencoder) {
    const bool same = m_autoencoder == autoencoder.name;
    m_autoencoder = autoencoder.name;
    m_title->setText(tr("Train a diffusion model on %1").arg(QString::fromStdString(autoencoder.name)));
    m_name->setPlaceholderText(
        QString::fromStdString(m_session.project()->freeRunName(autoencoder.name + "-diffusion")));
    showExisting();
    if (same)
        return;
    m_name->clear();
    applyPreset();
}

void DiffuseTrainPanel::showExisting() {
    while (QLayoutItem* item = m_existing->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_existingTitle->hide();
    for (const RunInfo& run : m_session.runs()) {
        if (run.autoencoder != m_autoencoder || run.kind != RunKind::Diffusion)
            continue;
        const QString name = QString::fromStdString(run.name);
        auto* button =
            new QPushButton(swatchIcon(Theme::current().runColour(run.colour)), tr("Sample from %1").arg(name));
        connect(button, &QPushButton::clicked, this, [this, name] { m_session.setCurrentRun(name); });
        m_existing->addWidget(button);
        m_existingTitle->show();
    }
}

void DiffuseTrainPanel::applyPreset() {
    m_form->setParameters(diffusionParameters(static_cast<Preset>(m_preset->currentData().toInt())));
    validate();
}

void DiffuseTrainPanel::validate() {
    bool seedIsNumber = false;
    m_seed->text().toULongLong(&seedIsNumber);
    const QString name = m_name->text().trimmed();
    const bool taken = !name.isEmpty() && m_session.findRun(name).has_value();
    const bool readOnly = m_session.project() && m_session.project()->readOnly();
    m_start->setEnabled(m_form->isValid() && seedIsNumber && !taken && !readOnly);
    if (readOnly) {
        m_start->setToolTip(tr("The project is open elsewhere or cannot be written."));
    } else if (taken) {
        m_start->setToolTip(tr("There is a run of this name."));
    } else {
        m_start->setToolTip(m_start->isEnabled() ? QString() : tr("A value is not possible yet."));
    }
}

DiffuseRequest DiffuseTrainPanel::request() const {
    DiffuseRequest request;
    request.autoencoder = m_autoencoder;
    request.name = m_name->text().trimmed().toStdString();
    request.preset = static_cast<Preset>(m_preset->currentData().toInt());
    request.settings = m_form->settings();
    request.seed = m_seed->text().toULongLong();
    return request;
}

void DiffuseTrainPanel::start() {
    m_starting = true;
    m_session.diffuse(request());
}

} // namespace studio::ui
