// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/NewRunPanel.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

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

NewRunPanel::NewRunPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Heading({}, this))
    , m_sentence(new SecondaryLabel({}, this))
    , m_name(new QLineEdit(this))
    , m_preset(new QComboBox(this))
    , m_seed(new QLineEdit(QStringLiteral("0"), this))
    , m_form(new ParameterForm(this))
    , m_start(new QPushButton(tr("Start training"), this)) {
    m_start->setProperty("look", "primary");
    m_preset->addItem(tr("Quick"), static_cast<int>(Preset::Quick));
    m_preset->addItem(tr("Balanced"), static_cast<int>(Preset::Balanced));
    m_preset->addItem(tr("Quality"), static_cast<int>(Preset::Quality));
    m_preset->setCurrentIndex(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two, space::two, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addSpacing(space::one);
    addLabelled(layout, tr("Name"), m_name, tr("The run's folder in the project; made from the model when empty."));
    addLabelled(layout, tr("Preset"), m_preset,
                tr("Quick shows in seconds whether it works; Quality takes several times as long as Balanced."));
    addLabelled(layout, tr("Seed"), m_seed, tr("The same seed on the same machine gives the same model, bit for bit."));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addWidget(m_start, 1);
    layout->addLayout(buttons);
    layout->addSpacing(space::two);
    layout->addWidget(m_form);
    layout->addStretch(1);

    connect(m_preset, &QComboBox::currentIndexChanged, this, &NewRunPanel::applyPreset);
    connect(m_form, &ParameterForm::changed, this, &NewRunPanel::validate);
    connect(m_seed, &QLineEdit::textChanged, this, &NewRunPanel::validate);
    connect(m_name, &QLineEdit::textChanged, this, &NewRunPanel::validate);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT started(request()); });
    connect(m_name, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(cancel, &QPushButton::clicked, this, &NewRunPanel::cancelled);
}

void NewRunPanel::setModel(const Choice& model) {
    m_model = model;
    m_title->setText(tr("New run: %1").arg(coreText(model.name)));
    m_sentence->setText(coreText(model.description));
    const auto& project = m_session.project();
    m_name->setPlaceholderText(project ? QString::fromStdString(project->freeRunName(model.id)) : QString());
    m_name->clear();
    applyPreset();
    m_start->setFocus();
}

void NewRunPanel::applyPreset() {
    if (m_model.id.empty())
        return;
    m_form->setParameters(autoencoderParameters(m_model.id, static_cast<Preset>(m_preset->currentData().toInt())));
}

void NewRunPanel::validate() {
    bool seedIsNumber = false;
    m_seed->text().toULongLong(&seedIsNumber);
    const QString name = m_name->text().trimmed();
    const bool taken = !name.isEmpty() && m_session.findRun(name).has_value();
    m_start->setEnabled(m_form->isValid() && seedIsNumber && !taken);
    m_start->setToolTip(taken ? tr("There is a run of this name.")
                              : (m_start->isEnabled() ? QString() : tr("A value above is not possible yet.")));
}

TrainRequest NewRunPanel::request() const {
    TrainRequest request;
    request.model = m_model.id;
    request.name = m_name->text().trimmed().toStdString();
    request.preset = static_cast<Preset>(m_preset->currentData().toInt());
    request.settings = m_form->settings();
    request.seed = m_seed->text().toULongLong();
    return request;
}

} // namespace studio::ui
