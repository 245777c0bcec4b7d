// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ParameterForm.hpp"

#include "core/base/Error.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

ParameterForm::ParameterForm(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::one);
    m_layout->setAlignment(Qt::AlignTop);
}

void ParameterForm::setParameters(const Parameters& parameters) {
    clear();
    m_parameters = parameters;
    addGroup(ParameterGroup::Model, tr("Model"));
    addGroup(ParameterGroup::Loss, tr("Loss"));
    addGroup(ParameterGroup::Training, tr("Training"));
    const auto advanced =
        std::ranges::any_of(m_fields, [](const ParameterField* field) { return field->spec().advanced; });
    if (advanced) {
        auto* fold = new QToolButton(this);
        fold->setProperty("look", "ghost");
        fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        fold->setText(tr("Advanced settings"));
        fold->setCheckable(true);
        m_layout->addWidget(fold, 0, Qt::AlignLeft);
        const auto unfold = [this, fold](bool open) {
            m_showsAdvanced = open;
            fold->setIcon(Theme::icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
            for (ParameterField* field : m_fields)
                field->setVisible(open || !field->spec().advanced);
        };
        connect(fold, &QToolButton::toggled, this, unfold);
        fold->setChecked(m_showsAdvanced);
        unfold(m_showsAdvanced);
    }
    validate();
}

void ParameterForm::clear() {
    m_fields.clear();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void ParameterForm::addGroup(ParameterGroup group, const QString& title) {
    bool first = true;
    for (const ParameterSpec& spec : m_parameters.specs()) {
        if (spec.group != group)
            continue;
        if (first) {
            if (!m_fields.empty())
                m_layout->addSpacing(space::one);
            m_layout->addWidget(new Heading(title, this));
        }
        first = false;
        auto* field = new ParameterField(spec, m_parameters.value(spec.key), this);
        connect(field, &ParameterField::edited, this, &ParameterForm::validate);
        m_layout->addWidget(field);
        m_fields.push_back(field);
    }
}

std::map<std::string, std::string> ParameterForm::settings() const {
    std::map<std::string, std::string> settings;
    for (const ParameterField* field : m_fields) {
        if (!field->isDefault())
            settings[field->spec().key] = field->text().toStdString();
    }
    return settings;
}

ParameterField* ParameterForm::field(const std::string& key) const {
    const auto found =
        std::ranges::find_if(m_fields, [&key](const ParameterField* field) { return field->spec().key == key; });
    return found == m_fields.end() ? nullptr : *found;
}

void ParameterForm::validate() {
    m_valid = true;
    for (ParameterField* field : m_fields) {
        Parameters trial = m_parameters;
        try {
            trial.setFromText(field->spec().key, field->text().toStdString());
            field->setProblem({});
        } catch (const Error& error) {
            field->setProblem(coreText(error.message()));
            m_valid = false;
        }
    }
    Q_EMIT changed();
}

} // namespace studio::ui
