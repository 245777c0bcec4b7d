// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/FurtherPanel.hpp"

#include "core/studio/Doctor.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/EstimateView.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int mostSteps = 10'000'000;

template<class Request>
Request further(const RunInfo& run, std::int64_t steps) {
    Request request;
    request.name = run.name;
    request.seed = run.seed;
    request.steps = steps;
    request.extend = true;
    return request;
}

TrainRequest furtherTraining(const RunInfo& run, std::int64_t steps) {
    auto request = further<TrainRequest>(run, steps);
    request.model = run.model;
    return request;
}

DiffuseRequest furtherDiffusion(const RunInfo& run, std::int64_t steps) {
    auto request = further<DiffuseRequest>(run, steps);
    request.autoencoder = run.autoencoder;
    request.conditional = run.conditional;
    return request;
}

} // namespace

FurtherPanel::FurtherPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_forecast(new Forecast(session, this))
    , m_title(new Heading({}, this))
    , m_steps(new QSpinBox(this))
    , m_estimate(new EstimateView(this))
    , m_start(new QPushButton(tr("Train further"), this)) {
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_steps->setRange(1, mostSteps);
    m_steps->setSingleStep(100);
    m_steps->setGroupSeparatorShown(true);
    m_steps->setObjectName(QStringLiteral("furtherSteps"));
    m_steps->setAccessibleName(tr("Steps more"));
    m_start->setObjectName(QStringLiteral("startFurther"));
    m_start->setProperty("look", QStringLiteral("primary"));
    auto* label = new QLabel(tr("Steps more"), this);
    label->setBuddy(m_steps);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addWidget(m_start, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two, space::two, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(m_title);
    layout->addWidget(
        new SecondaryLabel(tr("It goes on with the weights that it has. The learning rate rises and falls "
                              "once more; everything else stays as it was."),
                           this));
    layout->addSpacing(space::one);
    layout->addWidget(label);
    layout->addWidget(m_steps);
    layout->addSpacing(space::one);
    layout->addWidget(m_estimate);
    layout->addSpacing(space::half);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(m_steps, &QSpinBox::valueChanged, this, &FurtherPanel::askForecast);
    connect(m_steps->findChild<QLineEdit*>(), &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, &FurtherPanel::start);
    connect(cancel, &QPushButton::clicked, this, &FurtherPanel::cancelled);
    connect(m_forecast, &Forecast::changed, this, [this] {
        const auto& answers = m_forecast->answers();
        const auto& project = m_session.project();
        m_estimate->setOutlook(answers.empty() ? nullptr : answers.data(), project ? project->trainingCount() : 0,
                               m_forecast->state());
    });
    connect(&session, &Session::failed, this, [this] { m_starting = false; });
    connect(&session, &Session::trainingStarted, this, [this](const QString& run) {
        if (std::exchange(m_starting, false))
            Q_EMIT started(run);
    });
}

void FurtherPanel::setRun(const RunInfo& run) {
    m_run = run;
    m_title->setText(tr("Train %1 further").arg(QString::fromStdString(run.name)));
    m_steps->setValue(static_cast<int>(std::clamp<std::int64_t>(run.totalSteps, 1, mostSteps)));
    m_steps->setFocus();
    m_steps->selectAll();
    askForecast();
}

int FurtherPanel::steps() const {
    return m_steps->value();
}

void FurtherPanel::setSteps(int steps) {
    m_steps->setValue(steps);
}

Forecast::Question FurtherPanel::question() const {
    const std::int64_t steps = m_steps->value();
    const auto project = m_session.project();
    Forecast::Question asked{QString::fromStdString(m_run.name), {}, {}, {}};
    if (m_run.kind == RunKind::Diffusion) {
        const DiffuseRequest request = furtherDiffusion(m_run, steps);
        asked.estimate = [project, request] { return estimateDiffusion(*project, request); };
        asked.measure = [project, request](std::stop_token stop) {
            return measureDiffusion(project, request, std::move(stop));
        };
    } else {
        const TrainRequest request = furtherTraining(m_run, steps);
        asked.estimate = [project, request] { return estimateTraining(*project, request); };
        asked.measure = [project, request](std::stop_token stop) {
            return measureTraining(project, request, std::move(stop));
        };
    }
    asked.examine = [](const TrainingEstimate&) { return std::vector<Finding>{}; }; // few are fine: it learned before
    return asked;
}

void FurtherPanel::askForecast() {
    if (isVisible() && m_session.project() && !m_run.name.empty())
        m_forecast->ask({question()});
}

void FurtherPanel::start() {
    m_starting = true;
    m_steps->interpretText();
    if (m_run.kind == RunKind::Diffusion) {
        m_session.diffuse(furtherDiffusion(m_run, m_steps->value()));
    } else {
        m_session.train(furtherTraining(m_run, m_steps->value()));
    }
}

void FurtherPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    askForecast();
}

void FurtherPanel::hideEvent(QHideEvent* event) {
    m_forecast->cancel();
    QWidget::hideEvent(event);
}

} // namespace studio::ui
