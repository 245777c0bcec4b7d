// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ParameterForm.hpp"

#include "core/base/Error.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterRules.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FoldButton.hpp"
#include "ui/widgets/Heading.hpp"

#include <QAbstractButton>
#include <QSlider>
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

void ParameterForm::setAugmentationPreview(QWidget* preview) {
    m_preview = preview;
    m_preview->setParent(this);
    m_preview->hide();
}

void ParameterForm::setParameters(const Parameters& parameters) {
    clear();
    m_parameters = parameters;
    const auto ofGroup = [](ParameterGroup group) {
        return [group](const ParameterSpec& spec) { return spec.group == group && !isAugmentation(spec.key); };
    };
    addSection(tr("Model"), ofGroup(ParameterGroup::Model));
    addSection(tr("Loss"), ofGroup(ParameterGroup::Loss));
    addSection(tr("Training"), ofGroup(ParameterGroup::Training));
    addSection(tr("Varied copies"), [](const ParameterSpec& spec) { return isAugmentation(spec.key); });
    if (m_preview && std::ranges::any_of(m_parameters.specs(), isAugmentation, &ParameterSpec::key)) {
        m_layout->addWidget(m_preview);
        m_sections.back().below = m_preview;
    }
    if (std::ranges::any_of(m_fields, [](const ParameterField* field) { return field->spec().advanced; }))
        addFold();
    putInOrder();
    validate();
}

void ParameterForm::clear() {
    m_fields.clear();
    m_sections.clear();
    m_fold = nullptr;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            if (widget != m_preview)
                widget->deleteLater();
        }
        delete item;
    }
}

void ParameterForm::addSection(const QString& title, const Belongs& belongs) {
    Section section;
    for (const ParameterSpec& spec : m_parameters.specs()) {
        if (!belongs(spec))
            continue;
        if (!section.heading) {
            if (!m_fields.empty())
                m_layout->addSpacing(space::one);
            section.heading = new Heading(title, this);
            m_layout->addWidget(section.heading);
        }
        auto* field = new ParameterField(spec, m_parameters.value(spec.key), this);
        connect(field, &ParameterField::edited, this, &ParameterForm::validate);
        connect(field, &ParameterField::returnPressed, this, &ParameterForm::returnPressed);
        m_layout->addWidget(field);
        m_fields.push_back(field);
        section.fields.push_back(field);
    }
    if (section.heading)
        m_sections.push_back(std::move(section));
}

/// Fields are made in the order of the form; the preview was there before them, and comes after its own.
void ParameterForm::putInOrder() {
    QWidget* before = m_before;
    for (QWidget* child : before ? findChildren<QWidget*>() : QList<QWidget*>()) {
        if (!(child->focusPolicy() & Qt::TabFocus) || child->focusProxy())
            continue;
        setTabOrder(before, child);
        before = child;
    }
    for (const Section& section : m_sections) {
        if (!section.below || section.fields.empty())
            continue;
        QWidget* last = section.fields.back()->control();
        if (auto* slider = last->findChild<QSlider*>())
            last = slider;
        for (auto* button : section.below->findChildren<QAbstractButton*>()) {
            setTabOrder(last, button);
            last = button;
        }
    }
}

void ParameterForm::addFold() {
    m_fold = new FoldButton(tr("Advanced settings"), this);
    m_layout->addWidget(m_fold, 0, Qt::AlignLeft);
    m_fold->setChecked(m_showsAdvanced);
    connect(m_fold, &FoldButton::toggled, this, [this](bool open) {
        m_showsAdvanced = open;
        showFields();
    });
}

std::map<std::string, std::string> ParameterForm::settings() const {
    std::map<std::string, std::string> settings;
    for (const ParameterField* field : m_fields) {
        if (!field->isDefault() && applies(*field))
            settings[field->spec().key] = field->text().toStdString();
    }
    return settings;
}

ParameterField* ParameterForm::field(const std::string& key) const {
    const auto found =
        std::ranges::find_if(m_fields, [&key](const ParameterField* field) { return field->spec().key == key; });
    return found == m_fields.end() ? nullptr : *found;
}

bool ParameterForm::applies(const ParameterField& field) const {
    return !m_applies || m_applies(field.spec().key, m_values);
}

void ParameterForm::showFields() {
    bool folded = false;
    for (const Section& section : m_sections) {
        bool shown = false;
        for (ParameterField* field : section.fields) {
            const bool relevant = applies(*field);
            const bool visible = relevant && (m_showsAdvanced || !field->spec().advanced);
            folded = folded || (relevant && field->spec().advanced);
            shown = shown || visible;
            field->setVisible(visible);
        }
        section.heading->setVisible(shown);
        if (section.below)
            section.below->setVisible(shown);
    }
    if (m_fold)
        m_fold->setVisible(folded);
}

void ParameterForm::validate() {
    m_valid = true;
    m_values = m_parameters;
    std::vector<ParameterField*> wrong;
    for (ParameterField* field : m_fields) {
        try {
            m_values.setFromText(field->spec().key, field->text().toStdString());
            field->setWrong(false);
        } catch (const Error&) {
            field->setWrong(true);
            wrong.push_back(field);
        }
    }
    // What makes no difference cannot be in the way either: the run is started without it.
    m_valid = std::ranges::none_of(wrong, [this](const ParameterField* field) { return applies(*field); });
    showFields();
    Q_EMIT changed();
}

} // namespace studio::ui
