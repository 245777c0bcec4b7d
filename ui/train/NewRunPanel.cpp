// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/NewRunPanel.hpp"

#include "core/studio/Training.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunForm.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

NewRunPanel::NewRunPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
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

    m_title->setWordWrap(true);
    m_run->setNextInOrder(cancel);
    connect(m_run, &RunForm::submitted, this, &NewRunPanel::start);
    connect(cancel, &QPushButton::clicked, this, &NewRunPanel::cancelled);
    connect(&session, &Session::failed, this, [this] { m_starting = false; });
    connect(&session, &Session::trainingStarted, this, [this](const QString& run) {
        if (std::exchange(m_starting, false))
            Q_EMIT started(run);
    });
}

ParameterForm* NewRunPanel::form() const noexcept {
    return m_run->parameters();
}

void NewRunPanel::setModel(const Choice& model) {
    m_like = {};
    m_like.model = model.id;
    m_hasExample = false;
    m_title->setText(tr("New run: %1").arg(coreText(model.name)));
    m_sentence->setText(coreText(model.description));
    m_run->begin(autoencoderSubject(m_session.project(), model.id));
    m_run->startButton()->setFocus();
}

void NewRunPanel::setRun(const RunInfo& like) {
    m_like = like;
    m_hasExample = true;
    const QString name = QString::fromStdString(like.name);
    m_title->setText(tr("New run like %1").arg(name));
    m_sentence->setText(tr("Begins with the settings of %1, and with weights of its own.").arg(name));
    const auto& project = m_session.project();
    m_run->beginLike(like.kind == RunKind::Diffusion
                         ? diffusionSubject(project, *m_session.findRun(QString::fromStdString(like.autoencoder)))
                         : autoencoderSubject(project, like.model),
                     like.parameters);
    m_run->setSeed(like.seed);
    m_run->startButton()->setFocus();
}

NewRunPanel::Memory NewRunPanel::memory() const {
    return {m_like, m_hasExample, m_run->draft()};
}

void NewRunPanel::recall(const Memory& memory) {
    if (memory.hasExample) {
        setRun(memory.like);
    } else {
        const auto models = autoencoderModels();
        const auto model = std::ranges::find(models, memory.like.model, &Choice::id);
        if (model == models.end())
            return;
        setModel(*model);
    }
    m_run->recall(memory.draft);
}

void NewRunPanel::start() {
    m_starting = true;
    if (m_like.kind == RunKind::Diffusion) {
        m_session.diffuse(diffuseRequest(m_like.autoencoder, m_run->draft()));
    } else {
        m_session.train(trainRequest(m_like.model, m_run->draft()));
    }
}

} // namespace studio::ui
