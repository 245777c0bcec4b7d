// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunForm.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"

#include <QComboBox>
#include <QLabel>
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

RunForm::RunForm(Session& session, const QString& nameHelp, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_preset(new QComboBox(this))
    , m_seed(new QLineEdit(QStringLiteral("0"), this))
    , m_parameters(new ParameterForm(this))
    , m_start(new QPushButton(tr("Start training"), this)) {
    m_name->setObjectName(QStringLiteral("runName"));
    m_start->setObjectName(QStringLiteral("startRun"));
    m_start->setProperty("look", QStringLiteral("primary"));
    m_preset->addItem(tr("Quick"), static_cast<int>(Preset::Quick));
    m_preset->addItem(tr("Balanced"), static_cast<int>(Preset::Balanced));
    m_preset->addItem(tr("Quality"), static_cast<int>(Preset::Quality));
    m_preset->setCurrentIndex(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    addLabelled(layout, tr("Name"), m_name, nameHelp);
    addLabelled(layout, tr("Preset"), m_preset,
                tr("Quick shows in seconds whether it works; Quality takes several times as long as Balanced."));
    addLabelled(layout, tr("Seed"), m_seed, tr("The same seed on the same machine gives the same model, bit for bit."));

    connect(m_preset, &QComboBox::currentIndexChanged, this, &RunForm::applyPreset);
    connect(m_parameters, &ParameterForm::changed, this, &RunForm::validate);
    connect(m_name, &QLineEdit::textChanged, this, &RunForm::validate);
    connect(m_seed, &QLineEdit::textChanged, this, &RunForm::validate);
    connect(m_name, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, &RunForm::submitted);
}

void RunForm::begin(const std::string& stem, ParametersOf parameters, Settings changes) {
    m_parametersOf = std::move(parameters);
    m_changes = std::move(changes);
    setStem(stem);
    m_name->clear();
    applyPreset();
}

void RunForm::setStem(const std::string& stem) {
    const auto& project = m_session.project();
    m_name->setPlaceholderText(project ? QString::fromStdString(project->freeRunName(stem)) : QString());
}

std::string RunForm::name() const {
    return m_name->text().trimmed().toStdString();
}

Preset RunForm::preset() const {
    return static_cast<Preset>(m_preset->currentData().toInt());
}

RunForm::Settings RunForm::settings() const {
    return m_parameters->settings();
}

std::uint64_t RunForm::seed() const {
    return m_seed->text().toULongLong();
}

void RunForm::applyPreset() {
    if (!m_parametersOf)
        return;
    m_parameters->setParameters(m_parametersOf(preset()));
    for (const auto& [key, text] : m_changes)
        m_parameters->field(key)->setText(QString::fromStdString(text));
    validate();
}

void RunForm::validate() {
    bool seedIsNumber = false;
    m_seed->text().toULongLong(&seedIsNumber);
    const bool taken = !name().empty() && m_session.findRun(QString::fromStdString(name())).has_value();
    const bool readOnly = m_session.project() && m_session.project()->readOnly();
    m_start->setEnabled(m_parameters->isValid() && seedIsNumber && !taken && !readOnly);
    if (readOnly) {
        m_start->setToolTip(tr("The project is open elsewhere or cannot be written."));
    } else if (taken) {
        m_start->setToolTip(tr("There is a run of this name."));
    } else {
        m_start->setToolTip(m_start->isEnabled() ? QString() : tr("A value is not possible yet."));
    }
}

} // namespace studio::ui
