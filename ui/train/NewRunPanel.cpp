// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/NewRunPanel.hpp"

#include "core/studio/Training.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunForm.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

NewRunPanel::NewRunPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_title(new Heading({}, this))
    , m_sentence(new SecondaryLabel({}, this))
    , m_run(new RunForm(session, tr("The run's folder in the project; made from the model when empty."), this)) {
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addWidget(m_run->startButton(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two, space::two, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addSpacing(space::one);
    layout->addWidget(m_run);
    layout->addLayout(buttons);
    layout->addSpacing(space::two);
    layout->addWidget(m_run->parameters());
    layout->addStretch(1);

    connect(m_run, &RunForm::submitted, this, [this] { Q_EMIT started(request()); });
    connect(cancel, &QPushButton::clicked, this, &NewRunPanel::cancelled);
}

ParameterForm* NewRunPanel::form() const noexcept {
    return m_run->parameters();
}

void NewRunPanel::setModel(const Choice& model) {
    m_model = model;
    m_title->setText(tr("New run: %1").arg(coreText(model.name)));
    m_sentence->setText(coreText(model.description));
    m_run->begin(model.id, [id = model.id](Preset preset) { return autoencoderParameters(id, preset); });
    m_run->startButton()->setFocus();
}

TrainRequest NewRunPanel::request() const {
    TrainRequest request;
    request.model = m_model.id;
    m_run->fill(request);
    return request;
}

} // namespace studio::ui
